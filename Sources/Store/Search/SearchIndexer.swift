import Desk
package import Intake

/// Brings the search index up to date with the store, after the fact: filing knows nothing of it.
package struct SearchIndexer: Sendable {
    private let database: any SQLDatabase
    private let index: SearchIndex
    private let clock: any WallClock

    /// - Parameter database: the store's.
    package init(database: any SQLDatabase, index: SearchIndex, clock: any WallClock) {
        self.database = database
        self.index = index
        self.clock = clock
    }

    /// Reads on in every feed and adds what it finds.
    ///
    /// - Parameters:
    ///   - limit: rows of each feed at most.
    ///   - isThorough: whether everything is read again behind which rows may have come late (`LateRows`), not only the last seconds.
    /// - Returns: how many rows were read that were not before; 0 where the index is up to date.
    @discardableResult
    package func step(limit: Int = 500, isThorough: Bool = true) async throws(StoreFailure) -> Int {
        let now = clock.now()
        let late = database.dialect.lateRows
        let looks = try await index.looks(isThorough: isThorough, late, at: now)
        let batch = try await database.read { session throws(StoreFailure) in
            var batch = SearchBatch()
            for (feed, look) in looks { try batch.read(feed, look, limit: limit, late, at: now, session) }
            return batch
        }
        if !batch.places.isEmpty { try await index.add(batch) }
        return batch.rows
    }
}
