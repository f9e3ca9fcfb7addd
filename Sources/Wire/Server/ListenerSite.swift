import NIOCore

/// What all connections of a listener share.
final class ListenerSite: Sendable {
    let limits: HTTPLimits
    let tickers: LoopTickers
    /// Nil where a client may open as many connections as there are.
    let cap: AddressCap?
    private let endpoints: [String: WebSocketEndpoint]

    init(
        limits: HTTPLimits, cap: AddressCap?, endpoints: [String: WebSocketEndpoint], group: any EventLoopGroup
    ) {
        self.limits = limits
        self.cap = cap
        self.endpoints = endpoints
        tickers = LoopTickers(group: group, interval: limits.tick)
    }

    /// The endpoint at the path of a request target.
    func endpoint(for target: String) -> WebSocketEndpoint? {
        endpoints[String(target.prefix { $0 != "?" })]
    }
}
