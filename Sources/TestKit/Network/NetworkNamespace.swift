import Foundation

/// A network of its own for a program under test (network_namespaces(7)): its own loopback, and one cable to ours, which can be pulled. Needs
/// root and `ip`.
package final class NetworkNamespace: Sendable {
    package struct NotMade: Error, CustomStringConvertible {
        package let description: String
    }

    private static let ip = "/usr/sbin/ip"
    /// `CLONE_NEWNET` of sched.h, which Glibc's module does not show.
    private static let newNet: Int32 = 0x4000_0000

    /// Whether this process may make one.
    package static let isPossible: Bool = {
        guard getuid() == 0, FileManager.default.isExecutableFile(atPath: ip) else { return false }
        let namespace = try? NetworkNamespace()
        namespace?.remove()
        return namespace != nil
    }()

    package let name: String
    /// Our end of the cable, as those in the namespace reach us.
    package let outerAddress: String
    /// Their end.
    package let innerAddress: String
    private let cable: String

    /// Makes one, with the cable plugged in. Blocks.
    ///
    /// - Throws: where `ip` refuses.
    package init() throws {
        let id = String(UInt32.random(in: 0...0xFF_FFFF), radix: 16)
        (name, cable) = ("intake-\(id)", "iv\(id)o")
        // One of 131,072 nets of four addresses, so that runs beside each other hardly meet; where they do, `ip` refuses the second.
        let net = "10.\(Int.random(in: 224..<232)).\(Int.random(in: 0..<256))"
        let first = Int.random(in: 0..<64) * 4
        (outerAddress, innerAddress) = ("\(net).\(first + 1)", "\(net).\(first + 2)")
        let inner = "iv\(id)i"
        do {
            try Self.run("netns", "add", name)
            try Self.run("link", "add", cable, "type", "veth", "peer", "name", inner, "netns", name)
            try Self.run("address", "add", "\(outerAddress)/30", "dev", cable)
            try Self.run("link", "set", cable, "up")
            try Self.run("-n", name, "address", "add", "\(innerAddress)/30", "dev", inner)
            try Self.run("-n", name, "link", "set", inner, "up")
            try Self.run("-n", name, "link", "set", "lo", "up")
        } catch {
            remove()
            throw error
        }
    }

    /// What runs a program in it.
    package var prefix: [String] { [Self.ip, "netns", "exec", name] }

    /// Pulls the cable: no packet comes through, in either direction, and nobody is told.
    package func cut() throws { try Self.run("link", "set", cable, "down") }

    /// Plugs it in again.
    package func heal() throws { try Self.run("link", "set", cable, "up") }

    /// The cable goes with it.
    package func remove() {
        try? Self.run("link", "delete", cable)
        try? Self.run("netns", "delete", name)
    }

    /// Moves the calling thread into it: sockets made from then on are there. The thread must be one that ends soon or does nothing else.
    ///
    /// - Throws: where the kernel refuses.
    package func enter() throws {
        typealias Call = @convention(c) (Int32, Int32) -> Int32
        let file = open("/run/netns/\(name)", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw NotMade(description: "there is no namespace \(name)") }
        defer { close(file) }
        guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "setns") else { throw NotMade(description: "no setns") }
        guard unsafeBitCast(symbol, to: Call.self)(file, Self.newNet) == 0 else {
            throw NotMade(description: "setns was refused (errno \(errno))")
        }
    }

    private static func run(_ words: String...) throws {
        do {
            try ChildProcess(ip, words).wait()
        } catch {
            throw NotMade(description: "ip \(words.joined(separator: " ")): \(error)")
        }
    }
}
