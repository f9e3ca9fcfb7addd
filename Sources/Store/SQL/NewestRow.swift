package import Intake

/// The highest id that the store holds: new ones go on above it, also where the clock was set back while the process was down.
package enum NewestRow {
    private static let select = SQLStatement(
        """
        SELECT MAX(id) FROM (
            SELECT MAX(id) AS id FROM received UNION ALL SELECT MAX(id) FROM redelivery
            UNION ALL SELECT MAX(id) FROM quarantine UNION ALL SELECT MAX(id) FROM reconciliation
            UNION ALL SELECT MAX(id) FROM resident UNION ALL SELECT MAX(id) FROM service_request
            UNION ALL SELECT MAX(id) FROM conversation UNION ALL SELECT MAX(id) FROM contact
            UNION ALL SELECT MAX(id) FROM event UNION ALL SELECT MAX(id) FROM decision
            UNION ALL SELECT MAX(id) FROM outbox UNION ALL SELECT MAX(id) FROM chat_session
            UNION ALL SELECT MAX(id) FROM account UNION ALL SELECT MAX(id) FROM staff_session
            UNION ALL SELECT MAX(id) FROM note UNION ALL SELECT MAX(id) FROM counted_change
            UNION ALL SELECT MAX(id) FROM review_draw UNION ALL SELECT MAX(id) FROM review
            UNION ALL SELECT MAX(id) FROM team UNION ALL SELECT MAX(id) FROM library UNION ALL SELECT MAX(id) FROM audit UNION ALL SELECT MAX(id) FROM api_token
            UNION ALL SELECT MAX(id) FROM volume_import UNION ALL SELECT MAX(id) FROM volume_day
        ) AS newest
        """)

    /// Nil where nothing is stored yet. Each table's highest key is read from its end, so that this takes no time.
    package static func id(in database: any SQLDatabase) async throws(StoreFailure) -> RowID? {
        try await database.read { session throws(StoreFailure) in
            try session.first(select, []) { $0.optionalID(0) } ?? nil
        }
    }
}
