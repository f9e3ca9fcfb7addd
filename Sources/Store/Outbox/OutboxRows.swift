import Intake

/// The statements that add to the outbox, inside the transaction of what caused it (promise 7).
enum OutboxRows {
    /// What stands between the parts of a list in one column; it occurs in no Message-ID and no tracking number.
    static let separator: Character = " "

    static func insert(_ message: OutboundMessage, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(
            insert,
            [
                .id(message.id), .text(message.kind.rawValue), .text(message.channel.kind.rawValue),
                .text(message.channel.id), .text(message.recipient), .optional(message.subject),
                .text(message.text), .text(message.language.rawValue), .optional(message.request),
                .optional(message.conversation), .id(message.cause), .optional(message.messageID),
                .text(message.references.joined(separator: String(separator))),
                .text(message.trackingNumbers.map(\.symbols).joined(separator: String(separator))),
                .int(message.attempts), .moment(message.createdAt), .moment(message.dueAt),
            ])
    }

    /// Adds a number to a digest that waits. One that has gone out meanwhile is not changed: the transaction that read it as
    /// waiting is the one that writes.
    static func add(_ addition: DigestAddition, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(
            addNumber, [.id(addition.outboxRow), .text(String(separator) + addition.trackingNumber.symbols)])
    }

    static func message(_ row: borrowing SQLRow) throws(StoreFailure) -> OutboundMessage {
        guard let kind = OutboundKind(rawValue: row.text(1)), let channel = ChannelKind(rawValue: row.text(2)) else {
            throw StoreFailure(.damaged, "an outbox row of a kind that this binary does not know")
        }
        return OutboundMessage(
            id: row.id(0), kind: kind, channel: ChannelName(kind: channel, id: row.text(3)), recipient: row.text(4),
            subject: row.optionalText(5), text: row.text(6), language: Language(rawValue: row.text(7)) ?? .english,
            request: row.optionalID(8), conversation: row.optionalID(9), cause: row.id(10),
            messageID: row.optionalText(11), references: row.text(12).split(separator: separator).map(String.init),
            trackingNumbers: row.text(13).split(separator: separator).compactMap { TrackingNumber($0) },
            createdAt: row.moment(14), dueAt: row.moment(15), attempts: row.int(16))
    }

    /// The columns that `message` reads, in its order.
    static let insert = SQLStatement(
        """
        INSERT INTO outbox (id, kind, channel_kind, channel, recipient, subject, text, language, request,
            conversation, cause, message_id, message_references, tracking_numbers, state, attempts, created_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'pending', $15, $16, $17)
        """)

    private static let addNumber = SQLStatement(
        "UPDATE outbox SET tracking_numbers = tracking_numbers || $2 WHERE id = $1 AND state = 'pending'")
}
