import Intake

/// Messages that nobody has answered, where requests are put together or apart: beside another request's answers they must not look answered.
enum UnansweredMessages {
    /// Lets a request's unanswered messages stand behind every answer that was written until now.
    ///
    /// - Parameter turn: drawn now.
    /// - Returns: whether there are any.
    @discardableResult
    static func keep(on request: RowID, as turn: RowID, _ session: any SQLSession) throws(StoreFailure) -> Bool {
        try session.execute(move, [.id(request), .id(turn)]) > 0
    }

    /// Whether a message came to stand on a request after a change. What was split off it and put back came before.
    static func came(to request: RowID, after change: RowID, _ session: any SQLSession) throws(StoreFailure) -> Bool {
        try session.exists(later, [.id(request), .id(change)])
    }

    static let move = SQLStatement(
        """
        UPDATE message SET turn = $2
        WHERE request = $1 AND is_unconfirmed = 0 AND automatic IS NULL AND keyword IS NULL
            AND COALESCE(turn, id) > COALESCE((SELECT r.id FROM answer r
                WHERE r.request = $1 AND r.withdrawn_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM outbox o WHERE o.id = r.id AND (o.state = 'dead' OR o.delivery = 'failed'))
                ORDER BY r.id DESC LIMIT 1), 0)
        """)

    private static let later = SQLStatement(
        """
        SELECT 1 FROM message m
        WHERE m.request = $1 AND m.is_unconfirmed = 0 AND m.automatic IS NULL AND m.keyword IS NULL
            AND COALESCE(m.turn, m.id) > $2
            AND (m.id > $2 OR NOT EXISTS (SELECT 1 FROM event e WHERE e.id = m.turn AND e.kind = 'unsplit'))
        LIMIT 1
        """)
}
