package import Intake

/// The quarantine, for reading.
package protocol QuarantineBook: Sendable {
    /// What waits, newest first; with what was replayed already where `replayed`.
    func quarantined(replayed: Bool, limit: Int) async throws(StoreFailure) -> [QuarantinedItem]

    /// One item with its raw bytes; nil where there is none.
    func quarantined(_ id: RowID) async throws(StoreFailure) -> (item: QuarantinedItem, raw: [UInt8])?
}
