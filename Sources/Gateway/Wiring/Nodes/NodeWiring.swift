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

    /// Work that one node does at a time.
    func duty(_ duty: Duty, _ work: @escaping @Sendable () async throws -> Void) -> DutyService {
        DutyService(duty: duty, duties: duties, work: work)
    }

    /// What looks after the duties, and what tells this node's loops of what others committed.
    ///
    /// - Parameters:
    ///   - chats: the connections of residents here.
    ///   - board: told what the database server's settings let it lose.
    func services(_ store: IntakeStore, chats: ChatFloor, board: HealthBoard, log: Logger) -> [any Service] {
        guard let database, let shared else { return [] }
        let news = database.news
        return [
            LoopService { try await shared.run() },
            LoopService {
                // What fails here fails everywhere else, too, and is told there; but a loss may befall a node that has nothing to do.
                while !Task.isCancelled {
                    do throws(StoreFailure) { try await database.witnessed() } catch {}
                    if board.note(loss: database.news.loss), let loss = database.news.loss {
                        log.critical("nothing is kept any more", metadata: ["failure": "\(loss)"])
                    }
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
            LoopService { await Self.doubt(database, board, log) },
            LoopService {
                while !Task.isCancelled {
                    Meter(label: "intake_nodes").set(shared.nodes)
                    Meter(label: "intake_duties").set(shared.held.count)
                    do { try await Task.sleep(for: .seconds(5)) } catch { return }
                }
            },
        ]
    }

    /// Asks the server now and then what it may lose: a standby that is gone, or a setting that somebody changed, is seen while it serves.
    private static func doubt(_ database: PostgresDatabase, _ board: HealthBoard, _ log: Logger) async {
        while !Task.isCancelled {
            // Where it does not answer, readiness says so already.
            if let doubts = try? await database.doubts() {
                for doubt in board.note(doubts: doubts) { log.warning("\(doubt)") }
            }
            do { try await Task.sleep(for: .seconds(30)) } catch { return }
        }
    }
}
