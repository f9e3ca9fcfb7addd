import Desk
import HTTPTypes
import Hummingbird
import NIOCore

/// Hands out a file that came from outside so that no browser runs it in our name: always saved, never guessed at (promise 13).
enum FileDownload {
    /// Types that may be named; anything else is bytes.
    private static let named: Set<String> = [
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/heic", "application/pdf", "text/plain", "text/csv",
        "audio/mpeg", "audio/mp4", "video/mp4",
    ]

    static func response(_ file: AttachedFile, bytes: [UInt8]) -> Response {
        let type = file.mediaType.lowercased()
        var headers: HTTPFields = [
            .contentType: named.contains(type) ? type : "application/octet-stream", .cacheControl: "private, no-store",
            .xContentTypeOptions: "nosniff",
        ]
        headers[.contentDisposition] = "attachment; filename*=UTF-8''\(PercentText.escaped(name(file.name)))"
        headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A name without a path and without characters that hide or turn others; at most 100 characters, the ending kept.
    static func name(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
        let plain = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
            default: true
            }
        }
        var text = String(String.UnicodeScalarView(plain)).drop { $0 == "." || $0 == " " }
        if text.count > 100 { text = text.prefix(80) + text.suffix(20) }
        return text.isEmpty ? "file" : String(text)
    }
}
