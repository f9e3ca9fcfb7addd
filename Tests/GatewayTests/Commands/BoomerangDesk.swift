import Intake
import Reports
import Store
import Synchronization

/// A quarantine into which everything that is handed back returns at once, as where nothing was mended.
final class BoomerangDesk: QuarantineDesk {
    private let store: IntakeStore
    private let batchesLeft: Mutex<Int>

    /// - Parameter failsAfter: the store takes so many batches, and then none.
    init(store: IntakeStore, failsAfter: Int = .max) {
        self.store = store
        batchesLeft = Mutex(failsAfter)
    }

    func quarantine(_ kept: RowID, reason: String, at: Moment) async throws(StoreFailure) {
        try await store.quarantine.quarantine(kept, reason: reason, at: at)
    }

    func noteChildDeath(_ kept: RowID) async throws(StoreFailure) -> Int {
        try await store.quarantine.noteChildDeath(kept)
    }

    func replay(_ quarantined: [RowID], at: Moment) async throws(StoreFailure) -> Replayed {
        let isLeft = batchesLeft.withLock { left in
            left -= 1
            return left >= 0
        }
        guard isLeft else { throw StoreFailure(.unavailable, "a test says so") }
        var items: [RowID: RowID] = [:]
        for id in quarantined {
            items[id] = try await store.quarantineBook.quarantined(id)?.item.received
        }
        let done = try await store.quarantine.replay(quarantined, at: at)
        for id in done.handedBack {
            if let kept = items[id] { try await quarantine(kept, reason: "again", at: at) }
        }
        return done
    }
}
