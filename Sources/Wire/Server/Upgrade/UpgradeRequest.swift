package import HTTPTypes
package import NIOCore

/// A request to open a WebSocket that is well-formed by RFC 6455 §4.2.1; whether it is welcome, the endpoint decides.
package struct UpgradeRequest: Sendable {
    /// Path without the query.
    package let path: String
    /// What stands behind the question mark, undecoded. No session key belongs here: URLs are logged everywhere.
    package let query: String?
    /// All header fields.
    package let headers: HTTPFields
    /// The other end of the connection: a proxy, or the client itself.
    package let peer: SocketAddress?
    /// The protocols that the client offers, in its order of preference.
    package let subprotocols: [String]

    /// What the client says it was loaded from (RFC 6454 §7).
    package var origin: String? { headers[.origin] }

    /// The host that the client asked.
    package let host: String
}
