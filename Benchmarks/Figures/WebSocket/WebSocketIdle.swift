import ArgumentParser
import NIOPosix

/// What an idle chat session costs the server in memory.
struct WebSocketIdle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "websocket-idle",
        abstract: "Resident memory of each idle WebSocket session, the kernel's own not counted.")

    @Option(help: "Sessions.")
    var sessions = 10_000

    @Option(help: "Seconds to wait before the memory is read.")
    var seconds = 10

    @OptionGroup var server: MeasuredServer

    func run() async throws {
        OpenFiles.raiseLimit()
        let server = try server.start()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        // The first sessions bring buffers and code into memory that are not theirs.
        let first = try await EchoClients(50, port: server.port, payloadBytes: 64, underWay: 1, group: group)
        try await echoOnce(first)
        let before = try server.usage.memory()
        let clients = try await EchoClients(sessions, port: server.port, payloadBytes: 64, underWay: 1, group: group)
        let opened = try server.usage.memory()
        // Each says one thing, as a resident does who then reads.
        try await echoOnce(clients)
        try await Task.sleep(for: .seconds(seconds))
        let idle = try server.usage.memory()
        print("sessions        \(sessions)")
        print("before          \(before.all / 1000) kB resident")
        print("opened          \((opened.all - before.all) / sessions) bytes a session")
        print("after a message \((idle.all - before.all) / sessions) bytes a session")
    }

    private func echoOnce(_ clients: EchoClients) async throws {
        try await clients.each { load in
            load.isSending = true
            load.fill()
            load.isSending = false
        }
    }
}
