import Foundation
import Intake

/// The body of a mail of ours that is more than its text: the same as HTML, and files (RFC 2046 §5.1).
struct MailParts {
    /// Of base64, so that a line with its end has 78 characters (RFC 2045 §6.8).
    private static let lineLength = 76

    let message: OutboundMessage

    /// Neither quoted-printable nor base64 has "=_" anywhere (RFC 2045 §6.7), so that no part can hold it.
    private func boundary(_ level: Int) -> String { "=_\(message.id.rawValue)_\(level)" }

    var contentType: String { "multipart/mixed; boundary=\"\(boundary(1))\"" }

    /// After the mail's header and the empty line behind it.
    var bytes: [UInt8] {
        var output = Array("--\(boundary(1))\r\n".utf8) + alternatives
        for file in message.files { output += line(boundary(1)) + attachment(file) }
        return output + Array("--\(boundary(1))--\r\n".utf8)
    }

    private var alternatives: [UInt8] {
        let plain = text("plain", message.text)
        guard let html = message.html else { return plain }
        return Array("Content-Type: multipart/alternative; boundary=\"\(boundary(2))\"\r\n\r\n".utf8)
            + line(boundary(2)) + plain + line(boundary(2)) + text("html", html)
            + Array("--\(boundary(2))--\r\n".utf8)
    }

    private func line(_ boundary: String) -> [UInt8] { Array("--\(boundary)\r\n".utf8) }

    private func text(_ subtype: String, _ text: String) -> [UInt8] {
        Array(
            "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".utf8)
            + QuotedPrintableWriter.encode(text)
    }

    private func attachment(_ file: OutboundFile) -> [UInt8] {
        let name = Self.safe(file.name)
        var output = Array(
            """
            Content-Type: \(Self.safe(file.mediaType))\r
            Content-Disposition: attachment; filename="\(name)"\r
            Content-Transfer-Encoding: base64\r
            \r

            """.utf8)
        let encoded = Array(Data(file.bytes).base64EncodedData())
        for start in stride(from: 0, to: encoded.count, by: Self.lineLength) {
            output += encoded[start..<min(start + Self.lineLength, encoded.count)]
            output += [0x0D, 0x0A]
        }
        return output
    }

    /// What can stand in a header between quotes.
    private static func safe(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) && $0 != "\"" && $0 != "\\" }))
    }
}
