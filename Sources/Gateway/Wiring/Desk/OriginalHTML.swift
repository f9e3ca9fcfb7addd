import Foundation
import Mail

/// A mail's HTML with the pictures that it brings put in as data: the frame that shows it may ask the network for nothing.
enum OriginalHTML {
    /// Bytes of pictures that are put in, at most.
    private static let pictureBytes = 4 << 20
    private static let pictureTypes: Set<String> = ["image/png", "image/jpeg", "image/gif", "image/webp"]

    /// A mail without HTML is shown as its text; nil for one without either.
    static func of(_ mail: [UInt8]) -> String? {
        let parsed = ParsedMail(parsing: mail)
        guard var html = parsed.html, !html.isEmpty else { return parsed.text.map { plain($0) } }
        var left = pictureBytes
        for attachment in parsed.attachments {
            let type = attachment.mediaType.description.lowercased()
            guard let id = attachment.contentID, !id.isEmpty, pictureTypes.contains(type),
                attachment.range.count <= 2 * left
            else { continue }
            let bytes = attachment.content()
            guard bytes.count <= left else { continue }
            left -= bytes.count
            html = html.replacing("cid:\(id)", with: "data:\(type);base64,\(Data(bytes).base64EncodedString())")
        }
        return html
    }

    private static func plain(_ text: String) -> String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return "<!doctype html><pre style=\"white-space: pre-wrap\">\(escaped)</pre>"
    }
}
