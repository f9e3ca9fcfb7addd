import Foundation
import Synchronization
import TestKit

/// The real `intake serve`, started and ended as an operator, or a power cut, does it.
final class IntakeProcess: Sendable {
    private let process: ChildProcess
    let settings: String
    /// Once it listens.
    var port: Int { bound.withLock { $0 } }
    private let bound: Mutex<Int>
    private let logFile: String
    /// Characters of the log that were there before.
    private let earlier: Int
    /// Kept for as long as the program runs in it.
    private let folder: TemporaryFolder?

    /// Starts it in a folder of settings that leave the port to the system, and waits until it listens.
    ///
    /// - Parameter prefix: as below.
    static func start(_ folder: TemporaryFolder, prefix: [String] = []) async throws -> IntakeProcess {
        let settings = folder.path("intake.yaml")
        let intake = try IntakeProcess(settings: settings, port: 0, prefix: prefix, in: folder)
        try await eventually { intake.portInLog != nil || intake.hasEnded }
        guard let port = intake.portInLog else { throw Ended(description: intake.log) }
        intake.bound.withLock { $0 = port }
        return intake
    }

    /// Starts it and waits until it listens.
    ///
    /// - Parameter prefix: a program that runs it, with that program's own arguments, e.g. `/usr/bin/env` and a variable.
    static func start(
        settings: String, port: Int, prefix: [String] = []
    ) async throws -> IntakeProcess {
        let intake = try IntakeProcess(settings: settings, port: port, prefix: prefix)
        try await eventually { await intake.answers("/health/live") || intake.hasEnded }
        guard !intake.hasEnded else { throw Ended(description: intake.log) }
        return intake
    }

    struct Ended: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts it and waits for nothing.
    init(settings: String, port: Int, prefix: [String] = [], in folder: TemporaryFolder? = nil) throws {
        self.settings = settings
        self.folder = folder
        bound = Mutex(port)
        logFile = URL(fileURLWithPath: settings).deletingLastPathComponent().appendingPathComponent("intake.log").path
        earlier = (try? String(contentsOfFile: logFile, encoding: .utf8))?.count ?? 0
        let words = prefix + [Places.program, "serve", "--config", settings]
        process = try ChildProcess(words[0], Array(words.dropFirst()), output: logFile)
    }

    /// The port that it says it listens on.
    private var portInLog: Int? {
        // An earlier gateway in the same folder wrote its own before.
        guard let line = log.dropFirst(earlier).split(separator: "\n").first(where: { $0.contains("listening") }),
            let address = line.firstRange(of: "address=127.0.0.1:")
        else { return nil }
        return Int(line[address.upperBound...].prefix { $0.isNumber })
    }

    var identifier: Int32 { process.identifier }

    /// Waits until it ends by itself, or by somebody else's hand; its status as waitpid(2) gives it.
    func end() async throws -> Int32 {
        try await eventually(within: .seconds(60)) { [process] in !process.isRunning }
        return try await BlockingWork.run { [process] in
            do {
                try process.wait()
                return 0
            } catch ChildProcess.Failure.status(_, let status) {
                return status
            }
        }
    }

    /// A test that failed leaves none behind.
    deinit {
        guard process.isRunning else { return }
        Foundation.kill(process.identifier, SIGKILL)
        try? process.wait()
    }

    var log: String { (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? "" }

    /// kill -9.
    func kill() async throws {
        Foundation.kill(process.identifier, SIGKILL)
        try await BlockingWork.run { [process] in try? process.wait() }
    }

    /// SIGTERM; returns when it has ended.
    func stop() async throws { try await BlockingWork.run { [process] in process.stop() } }

    /// Whether it has ended by itself.
    var hasEnded: Bool { !process.isRunning }

    /// The status of a GET, nil where nobody answers.
    func get(_ path: String) async -> (status: Int, body: String)? {
        guard let connection = try? await RawConnection.open(host: "127.0.0.1", port: port) else { return nil }
        guard
            (try? await connection.send("GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n"))
                != nil,
            let answer = try? await connection.answer()
        else { return nil }
        try? await connection.close()
        return (answer.status, answer.body)
    }

    func answers(_ path: String) async -> Bool { await get(path)?.status == 200 }

    /// Runs a command of `intake` on the same settings.
    func run(_ arguments: String...) async throws -> Command.Result { try await run(arguments) }

    func run(_ arguments: [String]) async throws -> Command.Result {
        try await Command.run(Places.program, arguments + ["--config", settings])
    }
}
