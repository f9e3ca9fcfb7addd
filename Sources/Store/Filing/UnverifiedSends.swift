import Intake

/// What went to unverified senders of mail in an hour of the clock, in the whole city (`AcknowledgementCap`). A sum and no count of the
/// outbox: it is asked for at each mail of such a sender, and changes at most as often as the cap allows.
struct UnverifiedSends: Sendable {
    /// The writer's: nodes never wait for each other's row.
    let slot: Int

    /// The values of `sum`.
    static func values(at now: Moment) -> [SQLValue] { [hour(now)] }

    /// Adds one; in the transaction that writes the outbox row.
    func add(at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(Self.addOne, [Self.hour(now), .int(slot)])
    }

    private static func hour(_ now: Moment) -> SQLValue { .int64(now.milliseconds / 3_600_000) }

    static let sum = SQLStatement("SELECT COALESCE(SUM(amount), 0) FROM unverified_sends WHERE hour = $1")

    private static let addOne = SQLStatement(
        """
        INSERT INTO unverified_sends (hour, slot, amount) VALUES ($1, $2, 1)
        ON CONFLICT (hour, slot) DO UPDATE SET amount = unverified_sends.amount + 1
        """)
}
