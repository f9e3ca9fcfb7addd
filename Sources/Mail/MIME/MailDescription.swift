/// A mail as `intake mail parse` prints it. Keys that have no value are left out of the JSON.
package struct MailDescription: Codable, Sendable {
    /// One field of the header, decoded.
    package struct Field: Codable, Sendable {
        package var name: String
        package var value: String
    }

    /// One attachment.
    package struct Attachment: Codable, Sendable {
        package var name: String?
        /// The media type the sender states.
        package var type: String
        /// Decoded size in bytes.
        package var size: Int
        package var inline: Bool
        package var contentID: String?
    }

    /// What a delivery report says of one recipient.
    package struct Delivery: Codable, Sendable {
        package var recipient: String?
        package var action: String?
        package var status: String?
        package var diagnostic: String?
    }

    package var headers: [Field]
    package var subject: String?
    package var from: [MailAddress]
    package var to: [MailAddress]
    package var cc: [MailAddress]
    package var replyTo: [MailAddress]
    package var messageID: String?
    package var inReplyTo: [String]
    package var references: [String]
    /// ISO 8601 in UTC, with seconds.
    package var date: String?
    package var text: String?
    package var textIsFromHTML: Bool
    /// The text without quoted replies and signature; for the caller to fill in.
    package var newText: String?
    /// The signature that `newText` is without; for the caller to fill in.
    package var signature: String?
    /// `html` without quoted replies; for the caller to fill in.
    package var newHTML: String?
    package var html: String?
    package var attachments: [Attachment]
    /// What kind of automatic mail this is; for the caller to fill in.
    package var automatic: String?
    /// Whether an automatic answer is held back; for the caller to fill in.
    package var suppressReply: Bool?
    /// The rule that decided both; for the caller to fill in.
    package var automaticReason: String?
    package var delivery: [Delivery]?
    /// The Message-ID of the mail that a delivery report is about.
    package var originalMessageID: String?
    package var defects: [MailDefect]

    package init(_ mail: ParsedMail) {
        headers = mail.headers.pairs.map { Field(name: $0.name, value: $0.value) }
        subject = mail.subject
        from = mail.from
        to = mail.to
        cc = mail.cc
        replyTo = mail.replyTo
        messageID = mail.messageID
        inReplyTo = mail.inReplyTo
        references = mail.references
        date = mail.date.map(MailDate.iso8601)
        text = mail.text
        textIsFromHTML = mail.textIsFromHTML
        html = mail.html
        attachments = mail.attachments.map {
            Attachment(
                name: $0.name, type: $0.mediaType.description, size: $0.size, inline: $0.isInline,
                contentID: $0.contentID)
        }
        delivery = mail.report?.recipients.map {
            Delivery(recipient: $0.finalRecipient, action: $0.action, status: $0.status, diagnostic: $0.diagnostic)
        }
        originalMessageID = mail.report?.originalMessageID
        defects = mail.defects
    }
}
