import Foundation

/// Asks whether somebody listens on a loopback port.
enum LoopbackProbe {
    /// Waits until all ports answer, at most 20 seconds or until the server has ended.
    static func wait(for ports: [UInt16], while process: ChildProcess) -> Bool {
        let end = Date().addingTimeInterval(20)
        while process.isRunning, Date() < end {
            if ports.allSatisfy({ answers(on: $0) }) { return true }
            usleep(10_000)
        }
        return false
    }

    static func answers(on port: UInt16) -> Bool {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
