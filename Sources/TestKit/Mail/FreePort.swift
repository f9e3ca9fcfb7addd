import Foundation

/// Loopback ports that nobody uses.
package enum FreePort {
    package struct Unavailable: Error {}

    /// - Parameter port: a certain one; 0 for any that is free.
    /// - Returns: a listening socket and its port.
    static func listen(at port: UInt16 = 0) throws -> (socket: Int32, port: UInt16) {
        let listener = try bound(to: port)
        guard Foundation.listen(listener.socket, 64) == 0 else { throw Unavailable() }
        return listener
    }

    /// Free ports for a server that cannot bind port 0 itself. All are held at once, so that they differ; in the moment between closing and
    /// the server's start somebody else may take one, hence a server that does not start is started again with others.
    package static func find(_ count: Int) throws -> [UInt16] {
        let sockets = try (0..<count).map { _ in try bound() }
        for socket in sockets { close(socket.socket) }
        return sockets.map(\.port)
    }

    /// 127.0.0.1, as the kernel has it.
    static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        return address
    }

    private static func bound(to port: UInt16 = 0) throws -> (socket: Int32, port: UInt16) {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw Unavailable() }
        var address = loopback(port)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socket, pointer, length) == 0 ? getsockname(socket, pointer, &length) : -1
            }
        }
        guard result == 0 else {
            close(socket)
            throw Unavailable()
        }
        return (socket, UInt16(bigEndian: address.sin_port))
    }
}
