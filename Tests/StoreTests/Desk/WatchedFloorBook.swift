import Desk
import Intake
import Synchronization
import TestKit

/// Another book, what was read of it row by row, and what happens before its next write.
struct WatchedFloorBook: FloorBook {
    let book: any FloorBook
    /// Each read of some rows.
    let reads = Collected<Set<ItemID>>()
    let beforeWrite = Interlude()

    var doorbell: Doorbell { book.doorbell }

    func news() async throws(StoreFailure) -> FloorNews? { try await book.news() }

    func open(at now: Moment) async throws(StoreFailure) -> [FloorRow] { try await book.open(at: now) }

    func rows(of items: Set<ItemID>, at now: Moment) async throws(StoreFailure) -> [FloorRow] {
        reads.add(items)
        return try await book.rows(of: items, at: now)
    }

    func write(
        _ effects: [FloorEffect], by person: AgentID?, at now: Moment
    ) async throws(StoreFailure) -> FloorWriting {
        do {
            try await beforeWrite.take()?()
        } catch {
            throw StoreFailure(.unavailable, "the next write was to fail")
        }
        return try await book.write(effects, by: person, at: now)
    }

    /// What is set once, and taken once.
    final class Interlude: Sendable {
        private let body = Mutex<(@Sendable () async throws -> Void)?>(nil)

        func set(_ body: @escaping @Sendable () async throws -> Void) { self.body.withLock { $0 = body } }

        func take() -> (@Sendable () async throws -> Void)? {
            body.withLock { body in
                defer { body = nil }
                return body
            }
        }

        var isTaken: Bool { body.withLock { $0 == nil } }
    }
}
