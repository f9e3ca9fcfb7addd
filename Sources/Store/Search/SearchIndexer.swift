import Desk
package import Intake

/// Brings the search index up to date with the store, after the fact: filing knows nothing of it.
package struct SearchIndexer: Sendable {
    private let database: any SQLDatabase
    private let index: SearchIndex

    /// - Parameter database: the store's.
    package init(database: any SQLDatabase, index: SearchIndex) {
        self.database = database
        self.index = index
    }

    /// Reads on in every feed and adds what it finds.
    ///
    /// - Parameter limit: rows of each feed at most.
    /// - Returns: how many rows were read; 0 where the index is up to date.
    @discardableResult
    package func step(limit: Int = 500) async throws(StoreFailure) -> Int {
        let known = try await index.cursors()
        let batch = try await database.read { session throws(StoreFailure) in
            var batch = Batch()
            for feed in SearchFeed.allCases {
                let entries = try feed.entries(after: known[feed] ?? RowID(rawValue: 0), limit: limit, session)
                guard let last = entries.last else { continue }
                batch.cursors[feed] = last.place
                batch.rows += entries.count
                for document in entries.compactMap(\.document) {
                    guard let words = try feed.words(document, session), !words.words.isEmpty else { continue }
                    batch.documents.append((document, words.joined))
                }
            }
            return batch
        }
        guard batch.rows > 0 else { return 0 }
        try await index.add(batch.documents, cursors: batch.cursors)
        return batch.rows
    }

    private struct Batch {
        var rows = 0
        var documents: [(id: RowID, words: String)] = []
        var cursors: [SearchFeed: RowID] = [:]
    }
}
