/// Transcripts of chats by mail. An address that somebody types in a chat proves nothing: only a code that was sent there and came back
/// does, and before that no word of the chat goes there (promise 9).
package protocol Transcripts: Sendable {
    /// Writes a code for an address, with the mail that carries it. False where this session, or this address, had its codes for now.
    func ask(_ code: TranscriptCode, mail: OutboundMessage) async throws(StoreFailure) -> Bool

    /// Takes a code that came back, and writes the mail that `compose` makes of the chat's lines.
    func prove(
        _ hash: [UInt8], of session: RowID, at now: Moment,
        compose: @escaping @Sendable (TranscriptCode, [ChatLine]) -> OutboundMessage
    ) async throws(StoreFailure) -> TranscriptOutcome
}

/// A code that was sent to an address.
package struct TranscriptCode: Hashable, Sendable {
    /// Codes of one session, and of one address within an hour.
    package static let most = 3
    /// Wrong ones of one code.
    package static let mostTries = 5
    package static let lifetime: Duration = .seconds(900)

    package var id: RowID
    package var session: RowID
    package var address: String
    /// SHA-256 over the session and the digits.
    package var hash: [UInt8]
    package var at: Moment

    package init(id: RowID, session: RowID, address: String, hash: [UInt8], at: Moment) {
        self.id = id
        self.session = session
        self.address = address
        self.hash = hash
        self.at = at
    }
}

/// What became of a code.
package enum TranscriptOutcome: Hashable, Sendable {
    case sent
    case wrong
    /// Too late, tried too often, or none was sent.
    case over
}
