import Intake

/// Puts what needs a person on the supervisors' list, in the transaction that found it.
enum AttentionRows {
    /// Adds an entry, unless one for the same reason is open, and makes the request as urgent as any.
    static func add(_ attention: Attention, _ session: any SQLSession) throws(StoreFailure) {
        let added = try session.execute(
            insert,
            [
                .id(attention.id), .id(attention.request), .text(attention.reason.rawValue), .moment(attention.at),
            ])
        if added == 1 { try session.execute(raise, [.id(attention.request)]) }
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO attention (id, request, reason, priority_before, at)
        SELECT $1, $2, $3, priority, $4 FROM service_request WHERE id = $2
        ON CONFLICT (request, reason) WHERE settled_at IS NULL DO NOTHING
        """)

    private static let raise = SQLStatement("UPDATE service_request SET priority = 1 WHERE id = $1")
}
