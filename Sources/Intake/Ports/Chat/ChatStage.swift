/// What happens around a chat, for its resident: who is there, how many are before them, and its end.
///
/// **For the desk**: who takes, gets or hands over a chat's request is told to the resident by `ChatSceneLoop`, from the timeline, without
/// being asked. How agents end a chat, or come into one, is the desk's; what they type is told by `ChatTyping`.
package protocol ChatStage: Sendable {
    /// How late an event may appear behind others with greater ids.
    var lateRows: LateRows { get }

    /// What happened on chats' requests behind an event of the timeline, oldest first: to be written into their logs.
    ///
    /// - Parameter after: only events with a greater id.
    /// - Returns: and the last event that was looked at.
    func news(after: RowID, limit: Int) async throws(StoreFailure) -> (news: [ChatNews], last: RowID)

    /// Writes a scene into a session's log under the next number; once for each event.
    func add(_ news: ChatNews) async throws(StoreFailure) -> ChatLine?

    /// The chats in which the residents of requests wrote last, by request.
    func sessions(of requests: [RowID]) async throws(StoreFailure) -> [RowID: RowID]

    /// The resident ends the chat: the log and the request's timeline say so. Nil where it has ended already.
    func end(session: RowID, at now: Moment) async throws(StoreFailure) -> ChatLine?

    /// Whether a session has ended.
    func hasEnded(_ session: RowID) async throws(StoreFailure) -> Bool
}
