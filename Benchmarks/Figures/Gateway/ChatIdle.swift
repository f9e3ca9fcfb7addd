import ArgumentParser
import Foundation
import TestKit

/// What an idle chat session costs the whole gateway in memory.
struct ChatIdle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat-idle",
        abstract: "Resident memory of each idle chat session of the real gateway, the kernel's own not counted.",
        discussion: """
            Each session begins, writes one message, reads its acknowledgement and the answer with the tracking number, and stays. What \
            the session layer alone costs says websocket-idle.
            """)

    @Option(help: "Sessions.")
    var sessions = 10_000

    @Option(help: "Seconds to wait before the memory is read.")
    var seconds = 10

    @OptionGroup var place: MeasuredPlace

    func run() async throws {
        OpenFiles.raiseLimit()
        let city = try MeasuredCity(
            in: place, port: Int(try FreePort.find(1)[0]),
            channels: ["chat-web.yaml": "kind: chat\nsessions_per_hour: 1000000\n"])
        let gateway = try await MeasuredGateway(city)
        // The first sessions bring buffers, caches and code into memory that are not theirs.
        let first = try await open(500, city.port)
        try await write(first)
        try await settle(gateway, first.count)
        let before = try gateway.usage.memory()
        let clients = try await open(sessions, city.port)
        try await Task.sleep(for: .seconds(1))
        let opened = try gateway.usage.memory()
        try await write(clients)
        try await settle(gateway, first.count + clients.count)
        let idle = try gateway.usage.memory()
        print("sessions        \(sessions), open \(try await gateway.metric("intake_chat_sessions"))")
        print("before          \(before.all / 1000) kB resident")
        print("begun           \((opened.all - before.all) / sessions) bytes a session")
        print("after a message \((idle.all - before.all) / sessions) bytes a session")
        // Clients that nobody holds any more end their sessions.
        withExtendedLifetime((first, clients)) {}
        try await gateway.stop()
    }

    private func open(_ count: Int, _ port: Int) async throws -> [ChatClient] {
        try await inTurns(Array(0..<count)) { _ in
            let client = try await ChatClient.connect(port: port)
            _ = try await client.start()
            return client
        }
    }

    private func write(_ clients: [ChatClient]) async throws {
        _ = try await inTurns(clients) { client in
            try await client.write("1", "There is a pothole on Main Street")
            while try await client.next().from != "city" {}
        }
    }

    private func settle(_ gateway: MeasuredGateway, _ messages: Int) async throws {
        _ = try await gateway.wait(until: "intake_filed_total", reaches: messages, within: .seconds(120))
        try await Task.sleep(for: .seconds(seconds))
    }

    /// A hundred at a time.
    private func inTurns<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], _ work: @escaping @Sendable (Input) async throws -> Output
    ) async throws -> [Output] {
        var outputs: [Output] = []
        for start in stride(from: 0, to: inputs.count, by: 100) {
            try await withThrowingTaskGroup(of: Output.self) { group in
                for input in inputs[start..<min(start + 100, inputs.count)] {
                    group.addTask { try await work(input) }
                }
                for try await output in group { outputs.append(output) }
            }
        }
        return outputs
    }
}
