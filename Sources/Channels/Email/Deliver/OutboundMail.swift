import Foundation
import Intake
import Mail

/// Writes a mail of ours (RFC 5322). Where a program wrote it, it says so (RFC 3834 §5) and asks not to be answered by programs. It
/// carries our stamp, by which we know it when it comes back.
struct OutboundMail {
    /// A Message-ID of a resident's that is longer is not repeated: with it the line would be longer than the 998 bytes that a server must
    /// take (RFC 5322 §2.1.1). Bytes.
    private static let longestReference = 900

    let message: OutboundMessage
    let settings: EmailChannelSettings

    /// The whole mail, lines ended by CRLF; ASCII, unless the recipient's address is not (RFC 6532).
    var bytes: [UInt8] {
        let body = hasParts ? MailParts(message: message).bytes : QuotedPrintableWriter.encode(message.text)
        return Array((header.map(Self.written).joined() + "\r\n").utf8) + body
    }

    private var hasParts: Bool { message.html != nil || !message.files.isEmpty }

    private struct Field {
        var name: String
        /// The value, folded between them.
        var lines: [String]

        init(_ name: String, _ lines: [String]) {
            self.name = name
            self.lines = lines
        }
    }

    private var header: [Field] {
        let own = [
            Field("From", EncodedHeader.mailbox(name: settings.displayName, address: settings.address, column: 6)),
            Field("To", ["<\(message.recipient)>"]),
            Field("Subject", EncodedHeader.text(message.subject ?? "", column: 9)),
            Field("Date", [MailClock.text(message.createdAt)]),
        ]
        // What a person wrote may be answered by programs, and must come back where it cannot be delivered.
        let robot =
            message.kind == .answer
            ? []
            : [
                // A report answers nothing.
                Field("Auto-Submitted", [message.kind == .report ? "auto-generated" : "auto-replied"]),
                Field("X-Auto-Response-Suppress", ["All"]),
            ]
        let rest = [
            Field(OwnMail.stampName, [settings.domain]),
            Field("Content-Language", [message.language.rawValue]),
            Field("MIME-Version", ["1.0"]),
        ]
        let content =
            hasParts
            ? [Field("Content-Type", [MailParts(message: message).contentType])]
            : [
                Field("Content-Type", ["text/plain; charset=utf-8"]),
                Field("Content-Transfer-Encoding", ["quoted-printable"]),
            ]
        return own + thread + robot + rest + content
    }

    /// RFC 5322 §3.6.4. The ids are a resident's: one that no header can carry is left out, and the rest of the thread stays.
    private var thread: [Field] {
        var fields: [Field] = []
        if let id = message.messageID { fields.append(Field("Message-ID", ["<\(id)>"])) }
        if let parent = message.references.last, Self.isWritable(parent) {
            fields.append(Field("In-Reply-To", ["<\(parent)>"]))
        }
        let references = message.references.filter(Self.isWritable)
        if !references.isEmpty { fields.append(Field("References", references.map { "<\($0)>" })) }
        return fields
    }

    private static func isWritable(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= longestReference
            && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }

    /// Whatever a value holds, it cannot begin another field or the body: control characters go.
    private static func written(_ field: Field) -> String {
        let lines = field.lines.map { line in
            var clean = String.UnicodeScalarView()
            clean.append(contentsOf: line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
            return String(clean)
        }
        return "\(field.name): \(lines.joined(separator: "\r\n "))\r\n"
    }
}
