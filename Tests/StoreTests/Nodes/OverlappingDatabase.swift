import Intake
import Store
import Synchronization

/// A node's database whose next write overlaps with other nodes'.
final class OverlappingDatabase: SQLDatabase {
    private let database: any SQLDatabase
    private let overlap = Mutex<Overlap?>(nil)

    init(_ database: any SQLDatabase) { self.database = database }

    var dialect: Dialect { database.dialect }
    var changes: RowChanges { database.changes }
    var figures: WriteFigures { database.figures }

    /// The next write waits for others in its transaction, the first time that it is run.
    func overlapNextWrite(_ overlap: Overlap) { self.overlap.withLock { $0 = overlap } }

    func submit<T: Sendable>(
        _ urgency: WriteUrgency, bytes: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T,
        settled: @escaping @Sendable (Result<T, StoreFailure>) -> Void
    ) {
        let next: Overlap? = overlap.withLock { overlap in
            defer { overlap = nil }
            return overlap
        }
        guard let next else { return database.submit(urgency, bytes: bytes, body, settled: settled) }
        let hasMet = Mutex(false)
        let overlapping: @Sendable (any SQLSession) throws(StoreFailure) -> T = { session throws(StoreFailure) in
            let isFirst = hasMet.withLock { met in
                defer { met = true }
                return !met
            }
            if isFirst { try next.arrive(session) }
            return try body(session)
        }
        database.submit(urgency, bytes: bytes, overlapping, settled: settled)
    }

    func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        try await database.read(body)
    }

    func close() async { await database.close() }
}
