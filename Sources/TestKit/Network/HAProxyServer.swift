import Foundation

/// A HAProxy before the nodes of a gateway, with the checks that deploy/README.md has.
package final class HAProxyServer: Sendable {
    private static let binary = "/usr/sbin/haproxy"

    package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: binary) }

    /// Where residents and providers come.
    package let port: Int
    private let process: ChildProcess

    /// Starts it.
    ///
    /// - Parameters:
    ///   - port: where it listens, on 127.0.0.1.
    ///   - nodes: ports of 127.0.0.1 behind it.
    ///   - folder: for its settings and its log.
    package init(port: Int, nodes: [Int], folder: TemporaryFolder) throws {
        self.port = port
        let servers = nodes.enumerated().map { "    server node\($0 + 1) 127.0.0.1:\($1)" }
        let text = """
            defaults
                mode http
                timeout connect 2s
                timeout client 60s
                timeout server 60s
                timeout tunnel 1h
                option redispatch
            frontend public
                bind 127.0.0.1:\(port)
                default_backend nodes
            backend nodes
                option httpchk GET /health/ready
                default-server check inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
            \(servers.joined(separator: "\n"))

            """
        let file = folder.path("haproxy.cfg")
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        process = try ChildProcess(Self.binary, ["-db", "-f", file], output: folder.path("haproxy.log"))
    }

    package func stop() { process.stop() }
}
