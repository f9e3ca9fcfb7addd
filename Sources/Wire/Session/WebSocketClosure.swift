/// How a session ended; told once.
package struct WebSocketClosure: Sendable, Equatable {
    /// Who ended it.
    package enum Initiator: Sendable, Equatable {
        /// The peer sent a close frame.
        case peer
        /// We did: asked for by the handler, at shutdown, or because a rule or limit was broken.
        case us
        /// The connection broke, or the peer was silent for too long: 1006.
        case network
    }

    package var code: WebSocketCloseCode
    /// The peer's words if the peer closed; from outside, not to be logged.
    package var reason: String
    package var initiator: Initiator

    package init(code: WebSocketCloseCode, reason: String = "", initiator: Initiator) {
        self.code = code
        self.reason = reason
        self.initiator = initiator
    }

    static let lost = WebSocketClosure(code: .abnormal, initiator: .network)
}
