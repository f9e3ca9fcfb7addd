import NIOCore
import NIOPosix

/// Many lean clients on a few event loops.
struct EchoClients {
    private let clients: [(channel: any Channel, load: NIOLoopBound<EchoLoad>)]

    /// Opens `count` sessions, a hundred at a time.
    init(
        _ count: Int, port: Int, payloadBytes: Int, underWay: Int, group: MultiThreadedEventLoopGroup
    ) async throws {
        var clients: [(channel: any Channel, load: NIOLoopBound<EchoLoad>)] = []
        while clients.count < count {
            let batch = try await withThrowingTaskGroup(of: (any Channel, NIOLoopBound<EchoLoad>).self) { tasks in
                for _ in 0..<min(100, count - clients.count) {
                    tasks.addTask {
                        try await Self.open(port: port, payloadBytes: payloadBytes, underWay: underWay, group: group)
                    }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            clients += batch.map { (channel: $0.0, load: $0.1) }
        }
        self.clients = clients
    }

    /// Lets all clients do something, each on its loop.
    func each(_ action: @escaping @Sendable (EchoLoad) -> Void) async throws {
        for client in clients {
            try await client.channel.eventLoop.submit { action(client.load.value) }.get()
        }
    }

    /// What all of them saw together.
    func tally() async throws -> EchoTally {
        var all = EchoTally()
        for client in clients {
            all.merge(try await client.channel.eventLoop.submit { client.load.value.tally }.get())
        }
        return all
    }

    private static func open(
        port: Int, payloadBytes: Int, underWay: Int, group: MultiThreadedEventLoopGroup
    ) async throws -> (any Channel, NIOLoopBound<EchoLoad>) {
        let loop = group.next()
        let opened = loop.makePromise(of: Void.self)
        let load = try await loop.submit {
            NIOLoopBound(EchoLoad(payloadBytes: payloadBytes, underWay: underWay, opened: opened), eventLoop: loop)
        }.get()
        do {
            let channel = try await ClientBootstrap(group: loop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(load.value)
                    }
                }
                .connect(host: "127.0.0.1", port: port).get()
            try await opened.futureResult.get()
            return (channel, load)
        } catch {
            opened.fail(error)
            throw error
        }
    }
}
