/// What makes a received thing unique within its channel, chosen by us or the provider and never by the sender (DESIGN §1).
/// It cannot be empty: an empty id is no id (LESSONS 6).
package struct SourceID: Hashable, Sendable, CustomStringConvertible {
    package let value: String

    /// Nil where `value` is empty or longer than 512 bytes.
    package init?(_ value: String) {
        guard !value.isEmpty, value.utf8.count <= 512 else { return nil }
        self.value = value
    }

    private init(composed value: String) { self.value = value }

    /// A mail's: mailbox, UIDVALIDITY and UID (RFC 9051 §2.3.1.1).
    package static func mail(mailbox: String, uidValidity: UInt32, uid: UInt32) -> SourceID {
        SourceID(composed: "\(mailbox)/\(uidValidity)/\(uid)")
    }

    /// Of a mail's: mailbox and UIDVALIDITY, within which each UID is one mail. Where that number changes, every mail comes again. Nil where it
    /// has no such parts.
    package var numbering: String? { value.lastIndex(of: "/").map { String(value[..<$0]) } }

    /// A text's: the provider's account and its message id. Nil where the provider named none.
    package static func text(account: String, messageID: String) -> SourceID? {
        messageID.isEmpty ? nil : SourceID("\(account)/\(messageID)")
    }

    /// A chat message's: the session and the id that the resident's client gave it. Nil where that is empty.
    package static func chat(session: RowID, clientID: String) -> SourceID? {
        clientID.isEmpty ? nil : SourceID("\(session)/\(clientID)")
    }

    package var description: String { value }
}
