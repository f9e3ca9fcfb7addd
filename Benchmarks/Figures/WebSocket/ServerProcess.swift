import Foundation

/// The server that is measured: this program's own in a process of its own, or somebody else's that listens already.
final class ServerProcess {
    let port: Int
    let usage: ProcessUsage
    private let process: Process?

    /// Starts this program's `websocket-server`.
    init() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["websocket-server"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line = ""
        while !line.contains("\n") {
            let piece = output.fileHandleForReading.availableData
            guard !piece.isEmpty else { throw NotStarted() }
            line += String(decoding: piece, as: UTF8.self)
        }
        guard let port = line.split(separator: ":").last.flatMap({ Int($0.trimmingCharacters(in: .newlines)) }) else {
            throw NotStarted()
        }
        self.port = port
        self.process = process
        usage = ProcessUsage(processID: process.processIdentifier)
    }

    /// Takes a server that is running.
    init(port: Int, processID: Int32) {
        self.port = port
        usage = ProcessUsage(processID: processID)
        process = nil
    }

    deinit { process?.terminate() }

    struct NotStarted: Error {}
}
