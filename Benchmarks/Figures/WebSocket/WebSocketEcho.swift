import ArgumentParser
import NIOPosix

/// Messages a second through the WebSocket layer, there and back.
struct WebSocketEcho: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "websocket-echo",
        abstract: "Echoed WebSocket messages a second, and how long one takes; client and server on this machine.")

    @Option(help: "Sessions.")
    var sessions = 200

    @Option(help: "Messages that each session has under way.")
    var underWay = 1

    @Option(help: "Payload bytes of a message.")
    var bytes = 64

    @Option(help: "Seconds of measuring, after two of warming up.")
    var seconds = 60

    @Option(help: "Threads of the client.")
    var threads = 2

    @OptionGroup var server: MeasuredServer

    func run() async throws {
        OpenFiles.raiseLimit()
        let server = try server.start()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        let clients = try await EchoClients(
            sessions, port: server.port, payloadBytes: bytes, underWay: underWay, group: group)
        try await clients.each { load in
            load.isSending = true
            load.fill()
        }
        try await Task.sleep(for: .seconds(2))
        let (cpu, start) = (try server.usage.cpuSeconds(), ContinuousClock.now)
        try await clients.each { $0.isCounting = true }
        try await Task.sleep(for: .seconds(seconds))
        try await clients.each { $0.isCounting = false }
        let (used, elapsed) = (try server.usage.cpuSeconds() - cpu, start.duration(to: .now))
        let tally = try await clients.tally()
        let time = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let memory = try server.usage.memory().all
        print("sessions \(sessions), under way \(underWay), payload \(bytes) bytes, \(seconds) s")
        print("messages/s      \(Int(Double(tally.count) / time))")
        print("p50, p99, p99.9 \([0.5, 0.99, 0.999].map { "\(Int(tally.quantile($0)))" }.joined(separator: ", ")) µs")
        print(
            "server CPU      \(Int(used / time * 100)) % of a core, \(Int(used / Double(tally.count) * 1e9)) ns a message"
        )
        print("server memory   \(memory / 1_000_000) MB resident")
    }
}
