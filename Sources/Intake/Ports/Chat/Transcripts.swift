/// Transcripts of chats by mail. An address that somebody types in a chat proves nothing: only a code that was sent there and came back
/// does, and before that no word of the chat goes there (promise 9).
package protocol Transcripts: Sendable {
    /// Writes a code for an address, with the mail that carries it. False where this session, or this address, had its codes for now.
    func ask(_ code: TranscriptCode, mail: OutboundMessage) async throws(StoreFailure) -> Bool

    /// Takes a code that came back, and writes the mail that `compose` makes of the chat.
    func prove(
        _ hash: [UInt8], of session: RowID, at now: Moment,
        compose: @escaping @Sendable (TranscriptCode, ChatTranscript) -> OutboundMessage
    ) async throws(StoreFailure) -> TranscriptOutcome
}
