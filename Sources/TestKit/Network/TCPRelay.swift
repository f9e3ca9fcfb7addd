import Foundation
import Synchronization

/// Hands bytes on between whoever connects to it and a server. Held, it does so no more and says nothing of it: what is sent lies there, and
/// arrives late, or never where the other side gave up meanwhile, as with a cable that was pulled. No end of a connection is passed on then
/// either.
package final class TCPRelay: Sendable {
    /// Where the server is.
    package enum Target: Sendable {
        case port(Int)
        /// The path of a socket.
        case path(String)
    }

    private struct State {
        var isHeld = false
        var isOver = false
    }

    /// Of 127.0.0.1.
    package let port: Int
    private let listener: Int32
    private let target: Target
    private let far: NetworkNamespace?
    private let state = Mutex(State())

    /// Listens from now on.
    ///
    /// - Parameters:
    ///   - port: where it listens; nil for a free one.
    ///   - near: the namespace in which it listens; ours unless given.
    ///   - far: that in which the server is.
    package init(
        to target: Target, port: Int? = nil, near: NetworkNamespace? = nil, far: NetworkNamespace? = nil
    ) throws {
        self.target = target
        self.far = far
        (listener, self.port) = try Self.onThread {
            try near?.enter()
            let listener = try FreePort.listen(at: UInt16(port ?? 0))
            return (listener.socket, Int(listener.port))
        }
        let thread = Thread { [self] in accept() }
        thread.name = "relay"
        thread.start()
    }

    /// Nothing is handed on from now on, and nobody is told.
    package func hold() { state.withLock { $0.isHeld = true } }

    /// Hands on what has come meanwhile, and what comes.
    package func release() { state.withLock { $0.isHeld = false } }

    /// Takes no more connections, and ends those that there are.
    package func stop() {
        let wasOver = state.withLock { state in
            defer { state = State(isHeld: false, isOver: true) }
            return state.isOver
        }
        if !wasOver { shutdown(listener, Int32(SHUT_RDWR)) }
    }

    private var isHeld: Bool { state.withLock(\.isHeld) }
    private var isOver: Bool { state.withLock(\.isOver) }

    private func accept() {
        while true {
            let socket = Foundation.accept(listener, nil, nil)
            guard socket >= 0 else {
                close(listener)
                return
            }
            // A program that is started meanwhile must not hold it open.
            _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
            let thread = Thread { [self] in relay(socket) }
            thread.name = "relay"
            thread.start()
        }
    }

    private func relay(_ near: Int32) {
        defer { close(near) }
        // One who comes while nothing goes through waits, as a packet that is sent again and again.
        while isHeld { usleep(10_000) }
        guard !isOver, let far = connect() else { return }
        defer { close(far) }
        for socket in [near, far] {
            var on: Int32 = 1
            setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        }
        var descriptors = [pollfd(fd: near, events: Int16(POLLIN), revents: 0)]
        descriptors.append(pollfd(fd: far, events: Int16(POLLIN), revents: 0))
        while !isOver {
            guard !isHeld else {
                usleep(10_000)
                continue
            }
            // Looked at now and then, since a hold rings no bell here.
            guard poll(&descriptors, 2, 20) > 0, !isHeld else { continue }
            if descriptors[0].revents != 0, !hand(from: near, to: far) { return }
            if descriptors[1].revents != 0, !hand(from: far, to: near) { return }
        }
    }

    /// - Returns: whether the connection goes on. A side that has ended ends the other: none of our peers goes on with half of one.
    private func hand(from source: Int32, to sink: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(source, &bytes, bytes.count, 0)
        guard count > 0 else { return false }
        var start = 0
        while start < count {
            let sent = bytes.withUnsafeBytes {
                send(sink, $0.baseAddress?.advanced(by: start), count - start, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            start += sent
        }
        return true
    }

    /// On a thread of its own where it is in another namespace: this one goes on in ours.
    private func connect() -> Int32? {
        guard let far else { return connected() }
        return try? Self.onThread {
            try far.enter()
            guard let socket = self.connected() else { throw FreePort.Unavailable() }
            return socket
        }
    }

    private func connected() -> Int32? {
        switch target {
        case .port(let port):
            var address = FreePort.loopback(UInt16(port))
            return Self.socket(AF_INET, &address, MemoryLayout<sockaddr_in>.size)
        case .path(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let room = MemoryLayout.size(ofValue: address.sun_path)
            guard path.utf8.count < room else { return nil }
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            return Self.socket(AF_UNIX, &address, MemoryLayout<sockaddr_un>.size)
        }
    }

    private static func socket<Address>(_ family: Int32, _ address: inout Address, _ size: Int) -> Int32? {
        let socket = Foundation.socket(
            family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.connect(socket, $0, socklen_t(size)) }
        }
        guard result == 0 else {
            close(socket)
            return nil
        }
        return socket
    }

    /// Does something on a thread of its own and waits for it.
    private static func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
        let outcome = Mutex<Result<Value, any Error>?>(nil)
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            outcome.withLock { $0 = Result { try body() } }
            done.signal()
        }
        thread.start()
        done.wait()
        guard let outcome = outcome.withLock({ $0 }) else { throw FreePort.Unavailable() }
        return try outcome.get()
    }
}
