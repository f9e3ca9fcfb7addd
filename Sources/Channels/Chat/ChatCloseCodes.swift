import Wire

/// How a chat connection ends by our decision; a client that gets one of the 44xx codes does not come back by itself (channels/chat.md).
/// What may pass is told with the registered codes: 1001 we go down, 1013 come back and ask again.
extension WebSocketCloseCode {
    /// Not a frame of `intake.chat.v1`.
    static let badFrame = WebSocketCloseCode(rawValue: 4400)
    /// The first frame was neither `start` nor `resume`, or another one was.
    static let badOrder = WebSocketCloseCode(rawValue: 4401)
    /// Neither `start` nor `resume` came in time.
    static let nothingSaid = WebSocketCloseCode(rawValue: 4408)
    /// The session was opened in too many places; this, the oldest, made room.
    static let replaced = WebSocketCloseCode(rawValue: 4409)
    /// No session has this key.
    static let unknownSession = WebSocketCloseCode(rawValue: 4404)
    /// Too many messages, or too many sessions from one address.
    static let tooMany = WebSocketCloseCode(rawValue: 4429)

    /// The word for programs that goes with a 44xx code, in the `error` frame and as the close reason.
    var chatWord: String {
        switch self {
        case .badFrame: "bad_frame"
        case .badOrder: "bad_order"
        case .unknownSession: "unknown_session"
        case .nothingSaid: "nothing_said"
        case .replaced: "replaced"
        case .tooMany: "too_many"
        default: ""
        }
    }
}
