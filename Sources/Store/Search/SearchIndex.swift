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

    /// From where each feed is to be read now.
    ///
    /// - Parameter isThorough: whether everything is read again behind which rows may have come late.
    func looks(
        isThorough: Bool, _ late: LateRows, at now: Moment
    ) async throws(StoreFailure) -> [(feed: SearchFeed, look: SearchLook)] {
        try await database.read { session throws(StoreFailure) in
            var known: [SearchFeed: (newest: RowID, settled: RowID?)] = [:]
            try session.query(Self.cursors, []) { row throws(StoreFailure) in
                if let feed = SearchFeed(rawValue: row.text(0)) { known[feed] = (row.id(1), row.optionalID(2)) }
            }
            var looks: [(feed: SearchFeed, look: SearchLook)] = []
            for feed in SearchFeed.allCases {
                let place = known[feed] ?? (RowID(rawValue: 0), nil)
                var look = SearchLook(
                    newest: place.newest, settled: place.settled, isThorough: isThorough, late, at: now)
                if look.start < look.newest {
                    let had = try session.all(Self.recent, [.text(feed.rawValue), .id(look.start)]) { $0.id(0) }
                    look.had = Set(had)
                }
                looks.append((feed, look))
            }
            return looks
        }
    }

    /// Adds words and moves the feeds' cursors, in one commit.
    func add(_ batch: SearchBatch) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            for (id, words) in batch.documents { try session.execute(Self.insert, [.id(id), .text(words)]) }
            try Self.keep(batch.incidents, session)
            for (feed, place) in batch.places {
                let feed = SQLValue.text(feed.rawValue)
                try session.execute(Self.move, [feed, .id(place.newest), .optional(place.settled)])
                guard let settled = place.settled else { continue }
                try session.execute(Self.forget, [feed, .id(settled)])
                for row in place.recent { try session.execute(Self.keep, [feed, .id(row)]) }
            }
        }
    }

    /// The ids of what holds every term, the newest first, from the one before `before` on.
    func ids(_ query: String, before: RowID, limit: Int) async throws(StoreFailure) -> [RowID] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.find, [.text(query), .id(before), .int(limit)]) { $0.id(0) }
        }
    }

    private static let cursors = SQLStatement("SELECT feed, newest, settled FROM search_cursor")

    private static let insert = SQLStatement(
        "INSERT INTO search_words ({words_key}, words) VALUES ($1, {as_words} ($2))")

    private static let move = SQLStatement(
        """
        INSERT INTO search_cursor (feed, newest, settled) VALUES ($1, $2, $3)
        ON CONFLICT (feed) DO UPDATE SET newest = excluded.newest, settled = excluded.settled
        """)

    private static let recent = SQLStatement("SELECT place FROM search_recent WHERE feed = $1 AND place > $2")

    private static let keep = SQLStatement("INSERT INTO search_recent (feed, place) VALUES ($1, $2)")

    private static let forget = SQLStatement("DELETE FROM search_recent WHERE feed = $1 AND place <= $2")

    private static let find = SQLStatement(
        """
        SELECT {words_key} FROM search_words WHERE {matches_words} ($1) AND {words_key} < $2
        ORDER BY {words_key} DESC LIMIT $3
        """)
}
