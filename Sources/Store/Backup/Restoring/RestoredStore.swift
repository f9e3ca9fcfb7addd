package import Intake

/// A store that was just restored.
package struct RestoredStore: Sendable {
    package var manifest: BackupManifest
    /// The schema steps by which it was brought up to date.
    package var steps: [Int]
    /// Messages that waited to be sent when the backup was taken: they are reconciled or sent under the same ids.
    package var unsent: Int
    /// Blobs that it names and that were nowhere whole.
    package var missing: [BlobID]
    /// Where a recount of the ledger differs; none where it agrees.
    package var ledgerFaults: [String]
    /// The folders with what was there before, the oldest first: one, or more where attempts before this one were interrupted.
    package var putAside: [String] = []
    /// Rows that were moved into a database of PostgreSQL's, each held against its copy; nil where the backup's file is the store.
    package var movedRows: Int?
}
