package import Intake

/// What people of the staff do with a resident's chat besides answering in it: they end it, or come into it beside whoever has it.
package protocol ChatRoom: Sendable {
    /// The chat in which an answer on a request is read; nil where its resident wrote last by another way.
    func chat(of request: RowID) async throws(StoreFailure) -> StaffedChat?

    /// Ends the chats of a request: their residents are told, and can write no more in them. Whoever has the request may do so, and who may
    /// change what others have.
    ///
    /// - Parameters:
    ///   - seen: the version of the request that the person looked at.
    ///   - closes: closes the request as resolved in the same transaction.
    ///   - name: what residents read: the person's first name.
    ///   - decide: what closing makes of the request.
    /// - Returns: and what was added to the chats' logs, for `ChatReaders`.
    func end(
        _ request: TrackingNumber, seen: Int, closes: Bool, by changer: Changer, name: String,
        decide: @escaping @Sendable (RequestChange, ChangeFacts, Changer) -> ChangeVerdict
    ) async throws(StoreFailure) -> ChatEnding

    /// Comes into the chat of a request that somebody else has: the timeline says so, and the resident is told. Coming twice is coming once.
    func join(_ request: TrackingNumber, by changer: Changer) async throws(StoreFailure) -> ChangeOutcome
}
