import HTTPTypes
package import NIOCore
package import ServiceLifecycle
package import Wire

/// Where chat connections open: `/chat/{channel}/socket`, with the subprotocol `intake.chat.v1` and a known Origin (promise 15).
package struct ChatEndpoint: Sendable {
    package static let subprotocol = "intake.chat.v1"

    private let desk: ChatDesk
    private let work = SessionWork()
    private let origins: OriginCheck
    private let proxies: ForwardedHeaders
    private let firstFrameTime: TimeAmount
    private let admissions: RateLimiter<Wire.IPAddress>

    /// - Parameter firstFrameTime: how long a connection may be open before `start` or `resume` has come.
    package init(desk: ChatDesk, proxies: ForwardedHeaders, firstFrameTime: TimeAmount = .seconds(10)) {
        self.firstFrameTime = firstFrameTime
        self.desk = desk
        self.proxies = proxies
        origins = OriginCheck(alsoAllowing: desk.settings.allowedOrigins)
        let perHour = Double(desk.settings.sessionsPerHour)
        admissions = RateLimiter(rate: TokenRate(perSecond: perHour / 3600, burst: max(5, perHour / 4)))
    }

    package var path: String { "/chat/\(desk.settings.id)/socket" }

    /// The connections' async work; must be running.
    package var service: any Service { work }

    package var endpoint: WebSocketEndpoint {
        var settings = WebSocketSettings()
        // JSON may write a character in twelve bytes.
        settings.sizes = WebSocketSizeLimits(message: desk.settings.largestMessage * 12 + 1024)
        settings.firstMessageTime = firstFrameTime
        settings.firstMessageCode = .nothingSaid
        settings.rate = TokenRate(perSecond: 50, burst: 200)
        return WebSocketEndpoint(settings: settings, maxSessions: 20_000) { decide($0) }
    }

    private func decide(_ request: UpgradeRequest) -> UpgradeDecision {
        let client = proxies.client(peer: request.peer, host: request.host, headers: request.headers)
        guard origins.allows(origin: request.origin, client: client) else { return .refuse(.forbidden) }
        guard request.subprotocols.contains(Self.subprotocol) else { return .refuse(.badRequest) }
        let address = client.address?.subscriber
        let connection = ChatConnection(desk: desk) { [admissions] in
            address.map { admissions.take($0) == .allowed } ?? true
        }
        let inbox = WebSocketInbox(work: work) { input, session in await connection.take(input, from: session) }
        return .accept(inbox, subprotocol: Self.subprotocol)
    }
}
