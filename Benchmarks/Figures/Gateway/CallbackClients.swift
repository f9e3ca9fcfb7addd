import NIOCore
import NIOPosix

/// The connections of a provider, on a few event loops.
struct CallbackClients {
    struct Outcome: Sendable {
        var accepted = 0
        var refused = 0
        var tally = EchoTally()
    }

    let phase: LoadPhase
    private let clients: [(channel: any Channel, load: NIOLoopBound<CallbackLoad>)]

    /// - Parameter ports: of the nodes, among which the connections are spread.
    init(
        _ count: Int, to ports: [Int], texts: CallbackTexts, pace: TimeAmount?, phase: LoadPhase,
        group: MultiThreadedEventLoopGroup
    ) async throws {
        var clients: [(channel: any Channel, load: NIOLoopBound<CallbackLoad>)] = []
        for index in 0..<count {
            let loop = group.next()
            let load = try await loop.submit {
                NIOLoopBound(
                    CallbackLoad(texts, pace: pace, phase: phase, index: index, of: count), eventLoop: loop)
            }.get()
            let channel = try await ClientBootstrap(group: loop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(load.value)
                    }
                }
                .connect(host: "127.0.0.1", port: ports[index % ports.count]).get()
            clients.append((channel, load))
        }
        self.phase = phase
        self.clients = clients
    }

    /// Lets all connections do something, each on its loop.
    func each(_ action: @escaping @Sendable (CallbackLoad) -> Void) async throws {
        for client in clients {
            try await client.channel.eventLoop.submit { action(client.load.value) }.get()
        }
    }

    /// What all of them saw together.
    func outcome() async throws -> Outcome {
        var all = Outcome()
        for client in clients {
            let one = try await client.channel.eventLoop.submit {
                let load = client.load.value
                return Outcome(accepted: load.accepted, refused: load.refused, tally: load.tally)
            }.get()
            all.accepted += one.accepted
            all.refused += one.refused
            all.tally.merge(one.tally)
        }
        return all
    }
}
