import Desk
import Intake

/// What is no longer true in a database that was restored, because the world went on after its backup was taken.
struct RestoredRows {
    /// Chat numbers go on so far above: higher than any that was given out since.
    static let chatGap: Int64 = 1_000_000

    let ids: RowIDSource

    /// - Parameter origin: what the audit trail says of where the rows came from.
    /// - Returns: how many messages had not been sent as the rows have it.
    func write(_ origin: String, at now: Moment, _ session: any SQLSession) throws(StoreFailure) -> Int {
        let unsent = try session.execute(Self.unsent)
        try session.execute(Self.chats, [.int64(Self.chatGap)])
        try session.execute(Self.sessions)
        try session.execute(Self.invitations)
        try HistoryLoss.clear(session)
        let entry = AuditEntry(
            at: now, author: .command, action: .storeRestored,
            subject: AuditSubject(kind: "store", id: RowID(rawValue: 0)),
            after: ["backup": origin, "unsent": "\(unsent)"])
        try AuditRows(ids: ids).write(entry, session)
        return unsent
    }

    /// Whatever waited then may have gone out since. As after a crash between sending and marking, it is looked up in the provider's
    /// listing before it is sent, or sent under the same Message-ID, and counted as a repeat (promise 1). To leave it unsent would be to
    /// lose it where it had not gone out.
    private static let unsent = SQLStatement(
        """
        UPDATE outbox SET state = 'unknown', repeats = repeats + may_have_gone_out, may_have_gone_out = 1
        WHERE state = 'pending' OR state = 'sending' OR state = 'unknown'
        """)

    /// A resident's page may have lines with numbers that this log has not reached yet. Were they given out again to other lines while
    /// the page is away, it would take those for lines that it has.
    private static let chats = SQLStatement("UPDATE chat_session SET last_sequence = last_sequence + $1")

    /// Ended since, perhaps for a reason. Whoever was signed in signs in again.
    private static let sessions = SQLStatement("DELETE FROM staff_session")
    /// A link works once; this one may have been used since.
    private static let invitations = SQLStatement("DELETE FROM invitation")
}
