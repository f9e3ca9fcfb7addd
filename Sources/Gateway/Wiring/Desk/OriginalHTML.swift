import Foundation
import Intake
import Mail

/// A mail's HTML with the pictures that it brings put in as data: the frame that shows it may ask the network for nothing.
enum OriginalHTML {
    /// Bytes of pictures that are decoded, at most.
    private static let pictureBytes = 4 << 20
    private static let pictureTypes: Set<String> = ["image/png", "image/jpeg", "image/gif", "image/webp"]

    /// A mail without HTML is shown as its text; nil for one without either.
    static func of(_ mail: [UInt8]) -> String? {
        let parsed = ParsedMail(parsing: mail)
        guard let html = parsed.html, !html.isEmpty else { return parsed.text.map { plain($0) } }
        var writing = FramedMarkup(pictures: pictures(parsed))
        return writing.made(of: Array(html.utf8))
    }

    /// Each picture as an address that holds it, by its Content-ID.
    private static func pictures(_ mail: ParsedMail) -> [[UInt8]: [UInt8]] {
        var left = pictureBytes
        var pictures: [[UInt8]: [UInt8]] = [:]
        for attachment in mail.attachments {
            let type = attachment.mediaType.description.lowercased()
            guard let id = attachment.contentID, !id.isEmpty, pictureTypes.contains(type),
                attachment.range.count <= 2 * left
            else { continue }
            let bytes = PictureCleaning.cleaned(attachment.content())
            guard bytes.count <= left else { continue }
            left -= bytes.count
            pictures[Array(id.utf8)] = Array("data:\(type);base64,\(Data(bytes).base64EncodedString())".utf8)
        }
        return pictures
    }

    private static func plain(_ text: String) -> String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return "<!doctype html><pre style=\"white-space: pre-wrap\">\(escaped)</pre>"
    }
}
