import HTTPTypes
package import Hummingbird
import Intake
import NIOCore
package import Wire

/// `/chat/{channel}`, where residents chat, and the widget's files, which other sites embed too. All on the public listener.
package struct ChatPages: Sendable {
    private let pages: [ChatPage]
    private let notices: NoticeBoard
    private let proxies: ForwardedHeaders

    package init(_ pages: [ChatPage], notices: NoticeBoard, proxies: ForwardedHeaders) {
        self.pages = pages
        self.notices = notices
        self.proxies = proxies
    }

    /// Adds `/chat/{channel}` for each channel, `/chat/{channel}/allowed.js`, and `/chat/intake-chat.js` with what it needs.
    package func add(to router: Router<SiteContext>) {
        guard !pages.isEmpty else { return }
        for asset in ChatAsset.all {
            router.get("/chat/\(asset.name)") { request, _ in asset.response(to: request) }
        }
        for page in pages {
            router.get("/chat/\(page.channel)") { request, _ in Self.response(page, to: request) }
        }
        addNotices(to: router)
        let origins = Dictionary(pages.map { ($0.channel, $0.origins) }, uniquingKeysWith: { first, _ in first })
        router.get("/chat/{channel}/allowed.js") { [proxies] request, context in
            let client = proxies.client(peer: context.peer, host: request.head.authority, headers: request.headers)
            return Self.response(context.parameters.get("channel").flatMap { origins[$0] }, request, client)
        }
    }

    /// Adds `/chat/{channel}/notices.js`: what everybody is told before they write, in each language. A module, so that a page whose content security policy
    /// lets the widget in lets it in as well.
    private func addNotices(to router: Router<SiteContext>) {
        let channels = Set(pages.map(\.channel))
        router.get("/chat/{channel}/notices.js") { [notices] _, context in
            guard let channel = context.parameters.get("channel"), channels.contains(channel) else {
                throw HTTPError(.notFound)
            }
            var told: [String: [String]] = [:]
            for language in Language.allCases { told[language.rawValue] = await notices.everywhere(in: language) }
            return Self.module(ChatNotices(notices: told).script)
        }
    }

    private static func module(_ script: String) -> Response {
        var headers = HTTPFields.forAnySite
        headers[.contentType] = "text/javascript; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: script)))
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

    /// Tells a page whether its site may chat, and whether there is such a channel: a browser hides from its scripts that, and why, a
    /// WebSocket was refused. Any site may read the answer, which is about itself alone.
    ///
    /// - Parameter origins: nil where there is no such channel.
    private static func response(_ origins: OriginCheck?, _ request: Request, _ client: ClientAddress) -> Response {
        let isAllowed = origins?.allows(origin: request.headers[.origin], client: client) ?? false
        let exists = origins == nil ? "export const exists = false;\n" : ""
        var headers = HTTPFields.forAnySite
        headers[.contentType] = "text/javascript; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.vary] = "Origin"
        return Response(
            status: .ok, headers: headers,
            body: .init(byteBuffer: ByteBuffer(string: "export const allowed = \(isAllowed);\n" + exists)))
    }
}
