import Wire

/// How a desk socket ends by our decision; a page that gets one of the 44xx codes does not come back by itself, except after 4409 and
/// 4429, and then slowly. What may pass is told with the registered codes: 1001 we go down, 1013 come back.
extension WebSocketCloseCode {
    /// Not a frame of `intake.desk.v1`.
    static let liveBadFrame = WebSocketCloseCode(rawValue: 4400)
    /// Nobody is signed in, or not any more.
    static let liveSignIn = WebSocketCloseCode(rawValue: 4401)
    /// The first frame did not come in time, or a later one was a first.
    static let liveBadOrder = WebSocketCloseCode(rawValue: 4408)
    /// Too many pages of this person are open; this, the oldest, made room.
    static let liveReplaced = WebSocketCloseCode(rawValue: 4409)
}
