import NIOCore

/// What all connections of a listener share.
final class ListenerSite: Sendable {
    let limits: HTTPLimits
    let tickers: LoopTickers
    private let endpoints: [String: WebSocketEndpoint]

    init(limits: HTTPLimits, endpoints: [String: WebSocketEndpoint], group: any EventLoopGroup) {
        self.limits = limits
        self.endpoints = endpoints
        tickers = LoopTickers(group: group, interval: limits.tick)
    }

    /// The endpoint at the path of a request target.
    func endpoint(for target: String) -> WebSocketEndpoint? {
        endpoints[String(target.prefix { $0 != "?" })]
    }
}
