/// A path on which sessions can be opened.
package struct WebSocketEndpoint: Sendable {
    let settings: WebSocketSettingsBox
    let count: SessionCount
    let decide: @Sendable (UpgradeRequest) -> UpgradeDecision

    /// - Parameters:
    ///   - settings: limits and times of each session.
    ///   - maxSessions: more are answered 503.
    ///   - decide: checks origin, host and subprotocol and makes the session's handler. Called on an event loop: it
    ///     must not block.
    package init(
        settings: WebSocketSettings = .init(), maxSessions: Int = 20_000,
        decide: @escaping @Sendable (UpgradeRequest) -> UpgradeDecision
    ) {
        self.settings = WebSocketSettingsBox(settings)
        count = SessionCount(limit: maxSessions)
        self.decide = decide
    }

    /// Sessions open now, for a gauge.
    package var openSessions: Int { count.current }
}
