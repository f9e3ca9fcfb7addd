import Foundation

/// The server that is measured: this program's own in a process of its own, or somebody else's that listens already.
final class ServerProcess {
    let port: Int
    let processID: Int32
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
        processID = process.processIdentifier
    }

    /// Takes a server that is running.
    init(port: Int, processID: Int32) {
        self.port = port
        self.processID = processID
        process = nil
    }

    deinit { process?.terminate() }

    struct NotStarted: Error {}

    /// Resident memory, in bytes: all, and that without file pages.
    func memory() throws -> (all: Int, anonymous: Int) {
        let status = try String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)
        func bytes(_ key: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix("\(key):") } ?? ""
            return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
        }
        return (bytes("VmRSS"), bytes("RssAnon"))
    }

    /// CPU time used so far, in seconds.
    func cpuSeconds() throws -> Double {
        let stat = try String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8)
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
