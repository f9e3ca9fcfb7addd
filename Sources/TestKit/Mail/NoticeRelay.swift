import Foundation
import Synchronization

/// Stands between a mail client and a plain IMAP server, passes everything on at once, and notes when the server says how many mails there
/// are: `* 7 EXISTS`.
package final class NoticeRelay: Sendable {
    /// One notice, at the moment when it is passed on.
    package struct Notice: Sendable {
        package var mails: Int
        package var at: ContinuousClock.Instant
    }

    /// Shared with the relaying threads.
    private final class Memory: Sendable {
        let notices = Mutex<[Notice]>([])
        let idles = Mutex(0)
    }

    package let port: UInt16
    private let listener: Int32
    private let target: UInt16
    private let memory = Memory()

    /// - Parameter target: the server's port on 127.0.0.1.
    package init(to target: UInt16) throws {
        (listener, port) = try FreePort.listen()
        self.target = target
        let thread = Thread { [self] in accept() }
        thread.name = "notice-relay"
        thread.start()
    }

    package var notices: [Notice] { memory.notices.withLock { $0 } }

    /// How often the client began to idle.
    package var idles: Int { memory.idles.withLock { $0 } }

    /// Takes no more connections.
    package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func accept() {
        while true {
            let client = Foundation.accept(listener, nil, nil)
            guard client >= 0 else {
                close(listener)
                return
            }
            guard let server = Self.connect(to: target) else {
                close(client)
                continue
            }
            let memory = memory
            Thread { Self.pass(server, client) { Self.note($0, memory) } }.start()
            Thread {
                Self.pass(client, server) { line in
                    if line.hasSuffix(" IDLE") { memory.idles.withLock { $0 += 1 } }
                }
                close(client)
                close(server)
            }.start()
        }
    }

    private static func connect(to port: UInt16) -> Int32? {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(socket)
            return nil
        }
        return socket
    }

    /// Passes bytes on until one side ends, and shows each line that is short enough to be one.
    private static func pass(_ source: Int32, _ target: Int32, _ look: (String) -> Void) {
        var on: Int32 = 1
        setsockopt(target, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        var line: [UInt8] = []
        while true {
            let count = recv(source, &bytes, bytes.count, 0)
            guard count > 0, send(target, bytes, count, Int32(MSG_NOSIGNAL)) == count else { break }
            for byte in bytes.prefix(count) {
                if byte == 0x0A {
                    look(String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self))
                    line = []
                } else if line.count < 200 {
                    line.append(byte)
                }
            }
        }
        shutdown(target, Int32(SHUT_RDWR))
    }

    private static func note(_ line: String, _ memory: Memory) {
        let words = line.split(separator: " ")
        guard words.count == 3, words[0] == "*", words[2] == "EXISTS", let mails = Int(words[1]) else { return }
        memory.notices.withLock { $0.append(Notice(mails: mails, at: ContinuousClock.now)) }
    }
}
