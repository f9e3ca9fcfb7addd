/// A rule that the peer broke; the connection is failed with `closeCode` (RFC 6455 §7.1.7). Descriptions hold no
/// byte of what was received.
package enum WebSocketFailure: Error, Equatable, Sendable {
    /// A reserved bit is set and no extension was agreed (§5.2).
    case reservedBits
    /// Opcode 3–7 or 11–15 (§5.2).
    case reservedOpcode
    /// A client's frame without a mask (§5.1).
    case unmasked
    /// A server's frame with a mask (§5.1).
    case masked
    /// A control frame of more than 125 bytes (§5.5).
    case longControlFrame
    /// A control frame without FIN (§5.5).
    case fragmentedControlFrame
    /// A length in more bytes than it needs, or with its highest bit set (§5.2).
    case badLength
    /// A continuation with nothing to continue (§5.4).
    case unexpectedContinuation
    /// A new message before the last one was complete (§5.4).
    case expectedContinuation
    /// A close frame of one byte, or with a code that may not be sent (§5.5.1, §7.4).
    case badClose
    /// Text, or the reason of a close frame, that is not UTF-8 (§8.1).
    case invalidUTF8
    /// A frame over the limit of this endpoint.
    case frameTooBig
    /// A message over the limit of this endpoint.
    case messageTooBig

    /// What the peer is told.
    package var closeCode: WebSocketCloseCode {
        switch self {
        case .invalidUTF8: .invalidPayload
        case .frameTooBig, .messageTooBig: .messageTooBig
        default: .protocolError
        }
    }
}
