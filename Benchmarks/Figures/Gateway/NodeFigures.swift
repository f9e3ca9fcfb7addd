import ArgumentParser
import TestKit

/// What several nodes take to tell each other something, and to go on where one of them dies.
struct NodeFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nodes",
        abstract: "Time of events across nodes, and until others have taken over what a killed node did.",
        discussion: """
            Residents chat on every node in turn: from the sending of a line until the city's answer with the tracking number is there, which \
            on all nodes but one another node has filed. Then every node is killed in turn (SIGKILL) and started again: until another \
            has the desk, and until the answer to a chat that another node carries on is there.
            """)

    @Option(help: "Chats on each node.")
    var chats = 300

    @Option(help: "Nodes that are killed.")
    var kills = 6

    @OptionGroup var place: MeasuredPlace

    func run() async throws {
        guard place.nodes > 1 else { throw ValidationError("--nodes must be 2 or more") }
        let nodes = try await MeasuredNodes(
            in: place, channels: ["chat-web.yaml": "kind: chat\nsessions_per_hour: 1000000\n"])
        try await nodes.start()
        for (index, port) in nodes.ports.enumerated() { try await events(index, port, nodes.ports[0]) }
        for kill in 0..<kills { try await takeOver(kill % place.nodes, nodes) }
        try await nodes.verifyLedger()
        try await nodes.stop()
    }

    private func events(_ node: Int, _ port: Int, _ publicPort: Int) async throws {
        var times: [Double] = []
        for _ in 0..<chats {
            let client = try await Self.open(port, publicPort)
            times.append(try await Self.answer(client))
        }
        times.sort()
        let shown = [0.5, 0.99].map { Figure.milliseconds(times[Int(Double(times.count - 1) * $0)] * 1e6) }
        print("node \(node): line to answer p50, p99 \(shown.joined(separator: ", ")), of \(chats) chats")
    }

    private func takeOver(_ victim: Int, _ nodes: MeasuredNodes) async throws {
        let other = (victim + 1) % place.nodes
        let client = try await Self.open(nodes.ports[other], nodes.ports[0])
        let hadDesk = await nodes.gateways[victim].answers("/health/desk")
        let start = ContinuousClock.now
        try await nodes.gateways[victim].kill()
        async let answered = Self.answer(client)
        while hadDesk, await !Self.anotherHasDesk(nodes, victim) { try await Task.sleep(for: .milliseconds(5)) }
        let desk = (ContinuousClock.now - start) / .seconds(1)
        let answer = try await answered
        print(
            "node \(victim) killed:", hadDesk ? "desk elsewhere after \(Figure.seconds(desk))," : "it had no desk,",
            "a line answered after \(Figure.seconds(answer))")
        try await nodes.restart(victim)
        // Until duties are shared again.
        try await Task.sleep(for: .seconds(3))
    }

    private static func anotherHasDesk(_ nodes: MeasuredNodes, _ victim: Int) async -> Bool {
        for index in nodes.gateways.indices where index != victim {
            if await nodes.gateways[index].answers("/health/desk") { return true }
        }
        return false
    }

    private static func open(_ port: Int, _ publicPort: Int) async throws -> ChatClient {
        let client = try await ChatClient.connect(port: port, origin: "http://127.0.0.1:\(publicPort)")
        _ = try await client.start()
        return client
    }

    /// Writes a line; the seconds until the city answers.
    private static func answer(_ client: ChatClient) async throws -> Double {
        let start = ContinuousClock.now
        try await client.write("1", "There is a pothole on Main Street")
        while try await client.next().from != "city" {}
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
