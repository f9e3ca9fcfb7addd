package import NIOCore

/// What the decoder makes of the bytes: whole messages and control frames, already unmasked and checked.
package enum WebSocketEvent: Equatable, Sendable {
    /// A whole text message; the bytes are valid UTF-8.
    case text(ByteBuffer)
    /// A whole binary message.
    case binary(ByteBuffer)
    /// A ping with its payload, which the pong repeats (RFC 6455 §5.5.2).
    case ping(ByteBuffer)
    /// A pong, asked for or not (§5.5.3).
    case pong(ByteBuffer)
    /// A close frame; no code means an empty one (§5.5.1).
    case close(WebSocketCloseCode?, reason: String)
}
