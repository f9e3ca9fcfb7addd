import HTTPTypes
package import Hummingbird
import Intake
import NIOCore

/// `/chat/{channel}`, where residents chat, and the widget's files, which other sites embed too. All on the public listener.
package struct ChatPages: Sendable {
    private let pages: [ChatPage]

    package init(_ pages: [ChatPage]) { self.pages = pages }

    /// Adds `/chat/{channel}` for each channel, and `/chat/intake-chat.js` with what it needs.
    package func add<Context: RequestContext>(to router: Router<Context>) {
        guard !pages.isEmpty else { return }
        for asset in ChatAsset.all {
            router.get("/chat/\(asset.name)") { request, _ in asset.response(to: request) }
        }
        for page in pages {
            router.get("/chat/\(page.channel)") { request, _ in Self.response(page, to: request) }
        }
    }

    private static func response(_ page: ChatPage, to request: Request) -> Response {
        let asked = request.uri.queryParameters.get("lang")
        let language = page.language(asked: asked, accepted: request.headers[.acceptLanguage])
        let headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue, .cacheControl: "no-cache",
            .vary: "Accept-Language",
        ]
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: page.html(in: language))))
    }
}
