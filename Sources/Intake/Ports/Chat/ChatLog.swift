/// The durable log of chat sessions: both directions under one sequence, which is what a reconnecting client gets from its last
/// number on (DESIGN §4). A resident's line is kept by `Keeper`, which gives it its number.
package protocol ChatLog: Sendable {
    /// Begins a session. The key itself is never stored, only its SHA-256.
    func begin(_ session: ChatSession) async throws(StoreFailure)

    /// The session that belongs to the key, where there is one.
    func session(keyHash: [UInt8]) async throws(StoreFailure) -> ChatSession?

    /// Lines with a sequence number above `after`, in order, at most `limit`.
    func lines(session: RowID, after: Int64, limit: Int) async throws(StoreFailure) -> [ChatLine]

    /// Whether a resident's message was kept under this source id.
    func isKept(_ source: SourceID, on channel: ChannelName) async throws(StoreFailure) -> Bool

    /// Appends a message of ours under the next number. The same outbox row twice gives the number it got the first time.
    func append(session: RowID, outboxRow: RowID, text: String, at: Moment) async throws(StoreFailure) -> ChatLine
}
