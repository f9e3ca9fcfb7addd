package import NIOCore

/// What one listener takes from its clients, and for how long. Everything over a limit has a stated end: a status if
/// an answer can still be given, otherwise a closed connection.
package struct HTTPLimits: Sendable {
    /// Bytes of one header field, or of the request's path; over it 431.
    package var headerField = 16 * 1024
    /// Bytes of all header fields; over it 431.
    package var headers = 64 * 1024
    /// Number of header fields; over it 431.
    package var headerCount = 100
    /// Bytes of a body; over it 413.
    package var body = BodyLimit()
    /// Open connections, sessions included; more wait in the backlog until one closes.
    package var connections = 40_000
    /// Connections that the kernel holds until they are accepted.
    package var backlog = 1024
    /// From the connection's opening to the end of the first request's header; a slow client is cut off.
    package var headerTime: TimeAmount = .seconds(15)
    /// Between a response and the end of the next request's header.
    package var keepAliveTime: TimeAmount = .seconds(60)
    /// Between two pieces of a body; then 408.
    package var bodyIdleTime: TimeAmount = .seconds(20)
    /// For a whole body; then 408.
    package var bodyTime: TimeAmount = .seconds(300)
    /// How long a client may take nothing of a response.
    package var writeTime: TimeAmount = .seconds(30)
    /// How long we listen on after a last answer, so that the client can read it before the connection is reset.
    package var lingerTime: TimeAmount = .seconds(2)
    /// From the order to shut down to the last closed connection.
    package var shutdownTime: TimeAmount = .seconds(10)
    /// How exactly all these times, and those of sessions, are kept.
    package var tick: TimeAmount = .milliseconds(250)

    package init() {}
}
