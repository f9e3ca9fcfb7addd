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

    /// What recognises a copy: the Message-ID; where there is none, the content, with the server's date where the mail has
    /// none of its own, so that the same short text on two days is two mails. An empty id is no id (LESSONS 6).
    static func copyKey(of mail: ParsedMail, digest: ContentDigest, arrivedAt: Moment) -> String {
        if let id = mail.messageID, !id.isEmpty { return id }
        let day = mail.date == nil ? "/\(arrivedAt.milliseconds)" : ""
        return "content:\(digest.hexadecimal)\(day)"
    }
}
