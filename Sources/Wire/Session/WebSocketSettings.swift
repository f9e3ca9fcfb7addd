package import NIOCore

/// What one kind of session may do, and for how long. All times are measured by the loop's one timer, so they are
/// kept to within its interval (a quarter of a second unless the listener says otherwise).
package struct WebSocketSettings: Sendable {
    /// Bytes of a frame and of a message.
    package var sizes = WebSocketSizeLimits(message: 64 * 1024)
    /// A peer that was not heard for this long is sent a ping; nil sends none.
    package var pingInterval: TimeAmount? = .seconds(30)
    /// How long after a ping a silent peer is taken for lost.
    package var pongTime: TimeAmount = .seconds(20)
    /// A session in which neither side has sent a message for this long is closed with `idleCode`; nil never.
    package var idleTime: TimeAmount?
    /// What an idle session is closed with.
    package var idleCode = WebSocketCloseCode.goingAway
    /// How long a session may be open before its first message has come, so that connections that say nothing do not
    /// take the places of others; closed with `firstMessageCode`. Nil is no limit.
    package var firstMessageTime: TimeAmount?
    /// What a session that never said anything is closed with.
    package var firstMessageCode = WebSocketCloseCode.policyViolation
    /// How long a message may take from its first byte to its last; a peer that dribbles is closed with 1008.
    package var messageTime: TimeAmount = .seconds(60)
    /// How long a close handshake may take before the connection is cut.
    package var closeTime: TimeAmount = .seconds(5)
    /// Bytes that wait for a reader who does not keep up; over it the session is closed with `slowReaderCode`.
    package var pendingBytes = 1024 * 1024
    /// How long anything may wait for a reader who takes nothing at all.
    package var slowReaderTime: TimeAmount = .seconds(30)
    /// What a slow reader is closed with: never silently skipped, so that it knows to come back and ask again.
    package var slowReaderCode = WebSocketCloseCode.tryAgainLater
    /// Frames a second from the peer, pings included; over it the session is closed with 1008. Nil is no limit.
    package var rate: TokenRate?

    package init() {}
}
