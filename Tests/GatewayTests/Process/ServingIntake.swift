import Foundation
import TestKit

/// The real `intake serve`, with a city in a folder of its own and a port of the system's choice.
final class ServingIntake: Sendable {
    let folder: TemporaryFolder
    private let process: ChildProcess
    let port: Int

    /// The program beside the test bundle.
    static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "intake")
        .path()
    private static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Writes the settings of a city.
    ///
    /// - Parameter channels: the files of `channels/`, by name.
    static func city(channels: [String: String], port: Int = 0) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("channels"), withIntermediateDirectories: true)
        for (name, text) in channels {
            try text.write(toFile: folder.path("channels/\(name)"), atomically: true, encoding: .utf8)
        }
        let key = String(repeating: "0123456789abcdef", count: 4)
        try key.write(toFile: folder.path("reply-key"), atomically: true, encoding: .utf8)
        try settings(port: port).write(toFile: folder.path("intake.yaml"), atomically: true, encoding: .utf8)
        return folder
    }

    private static func settings(port: Int) -> String {
        """
        city:
          name: Test City
          phone: 617-555-0311
          time_zone: America/New_York
        listen:
          public: 127.0.0.1:\(port)
          staff: 127.0.0.1:\(port)
        templates: \(repository.appending(path: "templates").path())
        routing: \(repository.appending(path: "channels/routing.yaml").path())
        secrets:
          reply_key_file: reply-key
        """
    }

    var processID: Int32 { process.identifier }

    /// Starts it and waits until it listens.
    ///
    /// - Parameter launcher: a program, with its first arguments, that becomes the gateway in the end, such as a shell with limits.
    init(_ folder: TemporaryFolder, under launcher: [String] = []) async throws {
        self.folder = folder
        let log = folder.path("log-\(UUID().uuidString)")
        let command = launcher + [Self.program, "serve", "--config", folder.path("intake.yaml")]
        let process = try ChildProcess(command[0], Array(command.dropFirst()), output: log)
        self.process = process
        do {
            try await eventually { try Self.port(log, process) != nil }
        } catch {
            let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            try await BlockingWork.run { process.stop() }
            throw NotServing(log: said)
        }
        port = try Self.port(log, process) ?? 0
    }

    /// It ended, or never listened.
    struct NotServing: Error {
        let log: String
    }

    func stop() async throws { try await BlockingWork.run { [process] in process.stop() } }

    private static func port(_ log: String, _ process: ChildProcess) throws -> Int? {
        guard process.isRunning else { throw NotServing(log: "") }
        guard let text = try? String(contentsOfFile: log, encoding: .utf8), text.contains("listening"),
            let said = text.range(of: "address=127.0.0.1:")
        else { return nil }
        return Int(text[said.upperBound...].prefix { $0.isNumber })
    }
}
