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
