import Foundation
import Intake
import Mail

/// Writes a mail of ours (RFC 5322). It says that a program sent it (RFC 3834 §5), asks not to be answered by programs, and carries our
/// stamp, by which we know it when it comes back.
struct OutboundMail {
    let message: OutboundMessage
    let settings: EmailChannelSettings

    /// The whole mail, lines ended by CRLF, in ASCII but for nothing.
    var bytes: [UInt8] {
        var header = [
            ("From", "\(EncodedHeader.phrase(settings.displayName)) <\(settings.address)>"),
            ("To", "<\(message.recipient)>"),
            ("Subject", EncodedHeader.text(message.subject ?? "")),
            ("Date", MailClock.text(message.createdAt)),
        ]
        if let id = message.messageID { header.append(("Message-ID", "<\(id)>")) }
        if let parent = message.references.last {
            header.append(("In-Reply-To", "<\(parent)>"))
            header.append(("References", message.references.map { "<\($0)>" }.joined(separator: "\r\n ")))
        }
        header += [
            ("Auto-Submitted", "auto-replied"),
            ("X-Auto-Response-Suppress", "All"),
            (OwnMail.stampName, settings.domain),
            ("Content-Language", message.language.rawValue),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "quoted-printable"),
        ]
        var text = header.map { "\($0.0): \(Self.withoutBreaks($0.1))\r\n" }.joined()
        text += "\r\n"
        return Array(text.utf8) + QuotedPrintableWriter.encode(message.text)
    }

    /// Line breaks in a value would begin another field: only our own folds, CRLF and a space, may stay.
    private static func withoutBreaks(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 0x0D || $0 == 0x0A }) else { return value }
        let folds = value.replacing("\r\n ", with: "\u{0}")
        return String(folds.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }.map(Character.init))
            .replacing("\u{0}", with: "\r\n ")
    }
}
