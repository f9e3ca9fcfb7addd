/// The newest whole backup of a folder, as much of it as is told while nothing goes wrong.
package struct NewestBackup: Hashable, Sendable {
    package var stamp: BackupStamp
    /// Blobs that it lacks because the store itself did.
    package var missing: Int
}
