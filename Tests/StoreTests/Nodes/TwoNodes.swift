import Desk
import Intake
import Store
import TestKit

/// Two nodes of one city, which do the same at the same time, whoever's duty it is. On PostgreSQL their transactions overlap; the embedded
/// store has one writer, and two callers of it.
struct TwoNodes {
    let first: SmallCity
    let second: SmallCity
    private let engine: StoreEngine

    init(_ engine: StoreEngine, cap: AcknowledgementCap = AcknowledgementCap()) async throws {
        self.engine = engine
        first = try await SmallCity(engine, cap: cap)
        second = try await SmallCity(beside: first, engine)
    }

    /// Does `work` on both, the first write of each within sight of the same state.
    ///
    /// - Returns: what came of it, the first node's first.
    func both<T: Sendable>(
        _ work: @escaping @Sendable (_ city: SmallCity, _ node: Int) async throws -> T
    ) async throws -> [T] {
        if engine == .postgres {
            let overlap = Overlap(parties: 2)
            for city in [first, second] { city.database.overlapNextWrite(overlap) }
        }
        async let one = work(first, 0)
        async let two = work(second, 1)
        return try await [one, two]
    }

    /// Each files its own of what was kept, in batches of their own.
    @discardableResult
    func file(_ kept: [[RowID]]) async throws -> [[FileOutcome]] {
        // Both have them in hand before either files: what is filed is not read any more.
        var batches: [[Prepared]] = []
        for (city, ids) in zip([first, second], kept) {
            var batch: [Prepared] = []
            for id in ids {
                if let kept = try await city.store.filer.kept(id) { batch.append(city.journey.prepare(kept)) }
            }
            batches.append(batch)
        }
        return try await both { [batches] city, node in
            try await city.store.filer.file(batches[node], by: city.journey)
        }
    }

    /// The same.
    ///
    /// - Returns: whether all were.
    func areFiled(_ kept: [[RowID]]) async throws -> Bool {
        let outcomes = try await file(kept)
        guard outcomes.map(\.count) == kept.map(\.count) else { return false }
        return outcomes.joined().allSatisfy { if case .filed = $0 { true } else { false } }
    }
}
