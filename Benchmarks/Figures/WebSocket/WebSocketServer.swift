import ArgumentParser
import Foundation
import Logging
import NIOCore
import Wire

/// The server side of the WebSocket figures, in a process of its own.
struct WebSocketServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "websocket-server", abstract: "Echoes WebSocket messages; used by the other figures.")

    @Option(help: "The port to listen on; 0 lets the system choose.")
    var port = 0

    func run() async throws {
        OpenFiles.raiseLimit()
        var logger = Logger(label: "figures", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let echo = EchoServer(port: port, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await echo.run() }
            let bound = try await echo.bound.port()
            FileHandle.standardOutput.write(Data("listening on 127.0.0.1:\(bound)\n".utf8))
            try await group.waitForAll()
        }
    }
}
