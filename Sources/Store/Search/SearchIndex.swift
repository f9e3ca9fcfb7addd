import Intake

/// The search index beside the store: words to ids, and how far each feed was read.
package struct SearchIndex: Sendable {
    let database: any SQLDatabase

    /// - Parameter database: of the schema `Schema.search`.
    package init(database: any SQLDatabase) { self.database = database }

    /// How far each feed was read; none where nothing was yet.
    func cursors() async throws(StoreFailure) -> [SearchFeed: RowID] {
        try await database.read { session throws(StoreFailure) in
            var cursors: [SearchFeed: RowID] = [:]
            try session.query(Self.cursors, []) { row throws(StoreFailure) in
                if let feed = SearchFeed(rawValue: row.text(0)) { cursors[feed] = row.id(1) }
            }
            return cursors
        }
    }

    /// Adds words and moves the feeds' cursors, in one commit.
    func add(
        _ documents: [(id: RowID, words: String)], cursors: [SearchFeed: RowID]
    ) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            for (id, words) in documents { try session.execute(Self.insert, [.id(id), .text(words)]) }
            for (feed, place) in cursors { try session.execute(Self.move, [.text(feed.rawValue), .id(place)]) }
        }
    }

    /// The ids of what holds every term, the newest first, from the one before `before` on.
    func ids(_ query: String, before: RowID, limit: Int) async throws(StoreFailure) -> [RowID] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.find, [.text(query), .id(before), .int(limit)]) { $0.id(0) }
        }
    }

    private static let cursors = SQLStatement("SELECT feed, newest FROM search_cursor")

    private static let insert = SQLStatement(
        "INSERT INTO search_words ({words_key}, words) VALUES ($1, {as_words} ($2))")

    private static let move = SQLStatement(
        """
        INSERT INTO search_cursor (feed, newest) VALUES ($1, $2)
        ON CONFLICT (feed) DO UPDATE SET newest = excluded.newest
        """)

    private static let find = SQLStatement(
        """
        SELECT {words_key} FROM search_words WHERE {matches_words} ($1) AND {words_key} < $2
        ORDER BY {words_key} DESC LIMIT $3
        """)
}
