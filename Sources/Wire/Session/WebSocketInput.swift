/// What happens in a session, in order, for a handler that works through ``WebSocketInbox``.
package enum WebSocketInput: Sendable, Equatable {
    /// The session began.
    case opened
    /// The peer sent a message.
    case message(WebSocketMessage)
    /// The session is over; the last input.
    case closed(WebSocketClosure)
}
