import Intake

/// Makes somebody who was set aside a resident with a conversation, as filing would have: so that what they write next goes on with their
/// request, and is not set aside again.
struct ReleasedSender {
    private struct Sender {
        var identity: Identity
        var name: String?
        var isVerified: Bool
        var language: Language
        var channel: String
        /// Mails are an occasion each.
        var isText: Bool
        var recipient: String
        var lane: String?
        var arrivedAt: Moment
    }

    let rows: ReceivedRows

    /// - Returns: whether the message begins a contact; not where its sender's conversation went on meanwhile, which counted it.
    func file(
        _ message: RowID, on request: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let found = try session.first(Self.sender, [.id(message)]) { row in
            Identity.Kind(rawValue: row.text(0)).map { kind in
                Sender(
                    identity: Identity(kind: kind, address: row.text(1)), name: row.optionalText(2),
                    isVerified: row.flag(3), language: Language(rawValue: row.text(4)) ?? .english,
                    channel: row.text(5), isText: row.text(9) == ChannelKind.sms.rawValue, recipient: row.text(6),
                    lane: row.optionalText(7), arrivedAt: row.moment(8))
            }
        }
        guard let sender = found ?? nil else { return true }
        let resident = try resident(sender, at: now, session)
        try session.execute(Self.own, [.id(request), .optional(resident)])
        guard let lane = sender.lane, try !isWithin(sender, lane, session) else {
            try session.execute(Self.settle, [.id(message), .optional(resident), .null])
            return sender.lane == nil
        }
        let conversation = rows.ids.next()
        try session.write(
            ChangesWriter.upsertConversation,
            [
                .id(conversation), .text(sender.channel), .text(lane), .text(sender.recipient), .optional(resident),
                .id(request), .moment(sender.arrivedAt), .moment(sender.arrivedAt),
            ])
        try session.execute(Self.settle, [.id(message), .optional(resident), .id(conversation)])
        return true
    }

    /// Whether the text came within an occasion that others of its number make (DESIGN §1).
    private func isWithin(
        _ sender: Sender, _ lane: String, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        guard sender.isText else { return false }
        return try session.exists(
            Self.occasion,
            [
                .text(lane), .text(sender.channel), .text(sender.recipient), .moment(sender.arrivedAt - Self.silence),
                .moment(sender.arrivedAt + Self.silence),
            ])
    }

    /// Whose identity the sender is; a new resident where nobody's. Nil where the sender could not be read.
    private func resident(
        _ sender: Sender, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> RowID? {
        guard !sender.identity.address.isEmpty else { return nil }
        let key: [SQLValue] = [.text(sender.identity.kind.rawValue), .text(sender.identity.address)]
        let known = try session.first(Self.known, key) { $0.id(0) }
        let resident = known ?? rows.ids.next()
        if known == nil {
            try session.write(
                ChangesWriter.insertResident,
                [.id(resident), .optional(sender.name), .text(sender.language.rawValue), .moment(now)])
        }
        try session.write(
            ChangesWriter.upsertIdentity, key + [.id(resident), .optional(sender.isVerified ? now : nil)])
        return resident
    }

    /// The longest that texts of one number are one occasion where a channel says nothing else (DESIGN §1).
    private static let silence = Duration.seconds(24 * 3_600)

    private static let sender = SQLStatement(
        """
        SELECT m.sender_kind, m.sender, m.sender_name, m.is_sender_verified, m.language, m.channel, m.recipient, r.lane,
            m.arrived_at, m.channel_kind
        FROM message m LEFT JOIN received r ON r.id = m.id WHERE m.id = $1
        """)

    private static let known = SQLStatement("SELECT resident FROM identity WHERE kind = $1 AND address = $2")

    private static let occasion = SQLStatement(
        """
        SELECT 1 FROM conversation
        WHERE lane = $1 AND channel = $2 AND recipient = $3 AND last_at > $4 AND started_at < $5 LIMIT 1
        """)

    private static let settle = SQLStatement(
        """
        UPDATE message SET resident = COALESCE(resident, $2), conversation = COALESCE(conversation, $3) WHERE id = $1
        """)

    private static let own = SQLStatement(
        "UPDATE service_request SET resident = COALESCE(resident, $2) WHERE id = $1")
}
