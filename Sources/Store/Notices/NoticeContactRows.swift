import Intake

/// The rows of who wrote about incident notices.
enum NoticeContactRows {
    /// Adds somebody, or notes that who is known was told by now.
    static func write(_ contact: NoticeContact, _ session: any SQLSession) throws(StoreFailure) {
        let message = contact.message
        try session.write(
            upsert,
            [
                .id(contact.id), .id(contact.notice), .id(message.id), .optional(contact.request),
                .optional(contact.conversation), .text(message.channel.kind.rawValue), .text(message.channel.id),
                .text(message.sender.kind.rawValue), .text(message.sender.address), .text(contact.language.rawValue),
                .optional(message.messageID), .text(contact.reason), .optional(contact.told), .moment(contact.at),
            ])
    }

    static let told = SQLStatement(
        "SELECT notice FROM notice_contact WHERE channel = $1 AND recipient = $2 AND told IS NOT NULL")

    private static let upsert = SQLStatement(
        """
        INSERT INTO notice_contact (id, notice, message, request, conversation, channel_kind, channel, sender_kind,
            recipient, language, message_id, reason, told, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (channel, recipient, notice) DO UPDATE SET told = COALESCE(notice_contact.told, excluded.told)
        """)

    /// With the words of `notice_contact_waiting`'s condition.
    static let waiting = SQLStatement(
        """
        SELECT id, channel_kind, channel, recipient, language, request, conversation, message_id,
            CASE WHEN told IS NULL THEN 0 ELSE 1 END
        FROM notice_contact WHERE notice = $1 AND end_outbox IS NULL AND end_skipped IS NULL ORDER BY id LIMIT $2
        """)

    /// Once only.
    static let close = SQLStatement(
        """
        UPDATE notice_contact SET end_outbox = $2, end_skipped = $3
        WHERE id = $1 AND end_outbox IS NULL AND end_skipped IS NULL
        """)
}
