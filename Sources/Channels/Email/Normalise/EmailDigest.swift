import Crypto
import Intake
import Mail

/// The digest by which a copy of a mail is recognised: From, Date, Subject, decoded text and the attachments' hashes (DESIGN §1,
/// redelivery). The raw bytes would not do: servers add and re-generate headers.
enum EmailDigest {
    static func digest(of mail: ParsedMail) -> ContentDigest {
        var fields: [[UInt8]] = [
            Array((mail.from.first?.canonical ?? "").utf8), Array((mail.date.map(String.init) ?? "").utf8),
            Array((mail.subject ?? "").utf8), Array((mail.text ?? "").utf8),
        ]
        for attachment in mail.attachments { fields.append(Array(SHA256.hash(data: attachment.content()))) }
        return ContentDigest(of: fields)
    }

    /// Under which a copy is looked up: the Message-ID; where there is none, the content (LESSONS 6: an empty id is no id). What lies under
    /// the content alone is a copy only as `Message.tellsItsCopies` says.
    static func copyKey(of mail: ParsedMail, digest: ContentDigest) -> String {
        mail.messageID ?? "content:\(digest.hexadecimal)"
    }
}
