/// Which end of the connection reads: a server refuses frames without a mask, a client refuses masked ones
/// (RFC 6455 §5.1).
package enum WebSocketRole: Sendable {
    case server
    case client
}
