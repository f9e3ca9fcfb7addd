import HTTPTypes
import Hummingbird
import NIOCore

/// A file of the widget, as it stands in the binary.
struct ChatAsset: Sendable {
    let name: String
    private let contentType: String
    private let bytes: ByteBuffer
    private let tag: String

    private init(_ name: String, _ contentType: String, _ bytes: [UInt8]) {
        self.name = name
        self.contentType = contentType
        self.bytes = ByteBuffer(bytes: bytes)
        tag = EntityTag.of(bytes)
    }

    static let all: [ChatAsset] = [
        ChatAsset("intake-chat.js", "text/javascript; charset=utf-8", PackageResources.intake_chat_js),
        ChatAsset("chat-session.js", "text/javascript; charset=utf-8", PackageResources.chat_session_js),
        ChatAsset("chat-parts.js", "text/javascript; charset=utf-8", PackageResources.chat_parts_js),
        ChatAsset("chat-words.js", "text/javascript; charset=utf-8", PackageResources.chat_words_js),
        ChatAsset("chat-style.js", "text/javascript; charset=utf-8", PackageResources.chat_style_js),
        ChatAsset("chat.css", "text/css; charset=utf-8", PackageResources.chat_css),
    ]

    /// The file, or 304 for a browser that has it (RFC 9110 §13.1.2). Any site may load it: that is what an embedded widget is, and
    /// there is nothing in it that is not public.
    func response(to request: Request) -> Response {
        var headers = HTTPFields.forAnySite
        headers[.eTag] = tag
        headers[.cacheControl] = "public, max-age=600"
        guard !EntityTag.matches(tag, request.headers) else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = contentType
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
    }
}
