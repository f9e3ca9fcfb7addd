import Intake

/// Days whose figures changed without an event, for the keeper of the figures (`SQLFigureKeeping`): imported counts, a volume source, what
/// left the quarantine. The table is `volume_noted`.
///
/// Whoever changes them is another process than the one that counts. A day that was noted in `figure_waiting` while that one was at it
/// would be settled with what it had read before; here it stays until a look that is followed by a count.
enum NotedDays {
    static func read(_ session: any SQLSession) throws(StoreFailure) -> [String] {
        try session.all(everything, []) { $0.text(0) }
    }

    static func note(_ day: String) -> SQLStep { SQLStep(insert, [.text(day)]) }

    /// Takes back what a look has read, in the transaction that has the days wait.
    static func clear(_ days: [String], _ session: any SQLSession) throws(StoreFailure) {
        for day in days { try session.write(delete, [.text(day)]) }
    }

    private static let everything = SQLStatement("SELECT day FROM volume_noted ORDER BY day")
    private static let insert = SQLStatement(
        "INSERT INTO volume_noted (day) VALUES ($1) ON CONFLICT (day) DO UPDATE SET day = excluded.day")
    private static let delete = SQLStatement("DELETE FROM volume_noted WHERE day = $1")

    /// The days on which anything of a channel was counted, from one day to before another.
    static let counted = SQLStatement(
        """
        INSERT INTO volume_noted (day)
        SELECT DISTINCT day FROM rollup
        WHERE day >= $1 AND day < $2 AND kind IN ('contact', 'imported_contact') AND channel_kind = $3 AND channel = $4
        ON CONFLICT (day) DO UPDATE SET day = excluded.day
        """)
}
