import Foundation
import TestKit

/// The real `intake serve`, with a city in a folder of its own and a port of the system's choice.
final class ServingIntake: Sendable {
    let folder: TemporaryFolder
    private let process: ChildProcess
    let port: Int

    /// Writes the settings of a city.
    ///
    /// - Parameter channels: the files of `channels/`, by name.
    static func city(channels: [String: String], port: Int = 0) throws -> TemporaryFolder {
        try CityFiles(channels: channels, port: port).folder
    }

    var processID: Int32 { process.identifier }

    /// Starts it and waits until it listens.
    ///
    /// - Parameter launcher: a program, with its first arguments, that becomes the gateway in the end, such as a shell with limits.
    init(_ folder: TemporaryFolder, under launcher: [String] = []) async throws {
        self.folder = folder
        let log = folder.path("log-\(UUID().uuidString)")
        let command = launcher + [Places.program, "serve", "--config", folder.path("intake.yaml")]
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
