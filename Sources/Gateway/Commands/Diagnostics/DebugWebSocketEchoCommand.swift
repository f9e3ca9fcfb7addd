import ArgumentParser
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals
import Wire

/// `intake debug websocket-echo`: the WebSocket layer that chat uses, echoing.
struct DebugWebSocketEchoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "websocket-echo",
        abstract: "Echoes WebSocket messages at / through the layer that chat uses.",
        discussion: """
            For conformance suites such as Autobahn (Tests/autobahn/run). Takes messages of up to 32 MiB from any \
            origin, so do not leave it open to the network. Prints the address once it listens; stops on SIGINT or \
            SIGTERM.
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 lets the system choose.")
    var port: Int

    func run() async throws {
        var logger = Logger(label: "intake.debug", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let echo = EchoServer(host: host, port: port, logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: [echo, PrintedAddress(of: echo.bound)], gracefulShutdownSignals: [.sigint, .sigterm],
                logger: logger))
        try await group.run()
    }

    /// Says where the server listens, as soon as it does.
    private struct PrintedAddress: Service {
        let bound: BoundAddress

        init(of bound: BoundAddress) { self.bound = bound }

        func run() async throws {
            let address = try await bound.address()
            // Not print: it would wait in a buffer where the output is a file or a pipe.
            let line = "listening on \(address.ipAddress ?? "?"):\(address.port ?? 0)\n"
            FileHandle.standardOutput.write(Data(line.utf8))
            try await gracefulShutdown()
        }
    }
}
