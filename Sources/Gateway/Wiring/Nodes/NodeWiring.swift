import Channels
import Intake
import Logging
import Metrics
import ServiceLifecycle
import Store

/// This node among those that serve the same database; with the embedded store it is the only one.
struct NodeWiring: Sendable {
    /// The writer slot: ids and roll-ups of two nodes never collide.
    let slot: Int
    let duties: any Duties
    private let database: PostgresDatabase?
    private let shared: PostgresDuties?

    private static let witnessDistance: Duration = .seconds(5)

    /// Whether there may be others.
    var isShared: Bool { shared != nil }

    init(_ database: any SQLDatabase, log: Logger) {
        self.database = database as? PostgresDatabase
        slot = self.database?.slot ?? 0
        let told = ToldFaults()
        shared = self.database.map { database in
            PostgresDuties(database) { failure in
                guard told.isNews("duties", failure.description) else { return }
                log.error("the node cannot look after its duties", metadata: ["failure": "\(failure)"])
            }
        }
        duties = shared ?? OnlyNode()
    }

    /// The number of the database's history, which is another after each restore of it; nil for the embedded one.
    func history() async throws(StoreFailure) -> Int64? { try await database?.witnessed() }

    /// What of the database server's settings lets it lose what it has acknowledged, each as a sentence.
    func doubts() async throws(StoreFailure) -> [String] { try await database?.doubts() ?? [] }

    /// Work that one node does at a time.
    func duty(_ duty: Duty, _ work: @escaping @Sendable () async throws -> Void) -> DutyService {
        DutyService(duty: duty, duties: duties, work: work)
    }

    /// What looks after the duties, and what tells this node's loops of what others committed.
    ///
    /// - Parameter chats: the connections of residents here.
    func services(_ store: IntakeStore, chats: ChatFloor) -> [any Service] {
        guard let database, let shared else { return [] }
        let news = database.news
        return [
            LoopService { try await shared.run() },
            LoopService {
                // What fails here fails everywhere else, too, and is told there.
                while !Task.isCancelled {
                    do throws(StoreFailure) { try await database.witnessed() } catch {}
                    do { try await Task.sleep(for: Self.witnessDistance) } catch { return }
                }
            },
            LoopService {
                while !Task.isCancelled {
                    let rings = news.committed.rings
                    store.kept.ring()
                    store.filed.ring()
                    await news.committed.wait(after: rings)
                }
            },
            LoopService {
                while !Task.isCancelled {
                    let rings = news.talked.rings
                    if news.takeLoss() { await chats.pokeAll() }
                    for (session, last) in news.takeChats() { await chats.poke(session, sequence: last) }
                    await news.talked.wait(after: rings)
                }
            },
            LoopService {
                while !Task.isCancelled {
                    Meter(label: "intake_nodes").set(shared.nodes)
                    Meter(label: "intake_duties").set(shared.held.count)
                    do { try await Task.sleep(for: .seconds(5)) } catch { return }
                }
            },
        ]
    }
}
