import Wire

/// How a chat connection ends where the client did something wrong; a client that gets one of the 44xx codes does not come back by itself
/// (channels/chat.md).
extension WebSocketCloseCode {
    /// Not a frame of `intake.chat.v1`.
    static let badFrame = WebSocketCloseCode(rawValue: 4400)
    /// The first frame was neither `start` nor `resume`, or another one was.
    static let badOrder = WebSocketCloseCode(rawValue: 4401)
    /// No session has this key.
    static let unknownSession = WebSocketCloseCode(rawValue: 4404)
    /// Too many messages, or too many sessions from one address.
    static let tooMany = WebSocketCloseCode(rawValue: 4429)
}
