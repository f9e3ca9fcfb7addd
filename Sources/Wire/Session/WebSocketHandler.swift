/// What one session does with its messages: made at the upgrade, one for each session, called on the session's event
/// loop only. It must not block; work that waits goes through ``WebSocketInbox``.
package protocol WebSocketHandler: AnyObject {
    /// The upgrade is answered; the first message may be sent.
    func opened(_ session: WebSocketSession)
    /// A whole message arrived.
    func received(_ message: WebSocketMessage, from session: WebSocketSession)
    /// The session is over; called once, also after an own `close`. Nothing can be sent any more.
    func closed(_ closure: WebSocketClosure, of session: WebSocketSession)
}
