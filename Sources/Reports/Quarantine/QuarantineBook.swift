package import Intake

/// The quarantine, for reading.
package protocol QuarantineBook: Sendable {
    /// What waits, newest first, `limit` at most; with what was replayed already where `replayed`. What cannot be read is named, and hides
    /// no other.
    func quarantined(replayed: Bool, limit: Int) async throws(StoreFailure) -> QuarantineListing

    /// How many wait, by the channel's id; a channel with none is left out.
    func waitingByChannel() async throws(StoreFailure) -> [String: Int]

    /// How many wait, of one channel (by id) or of all, and the newest of them: what comes back later is none of these.
    func waiting(channel: String?) async throws(StoreFailure) -> (count: Int, newest: RowID?)

    /// The next that wait, the oldest first, from behind `after` to `newest`.
    func waiting(
        channel: String?, after: RowID?, newest: RowID, limit: Int
    ) async throws(StoreFailure) -> [RowID]

    /// One item with its raw bytes, or why they are not there; nil where there is no such item.
    ///
    /// - Throws: `.damaged` where the item cannot be read.
    func quarantined(_ id: RowID) async throws(StoreFailure)
        -> (item: QuarantinedItem, raw: Result<[UInt8], StoreFailure>)?
}
