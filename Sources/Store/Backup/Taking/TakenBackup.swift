/// A backup that was just made.
package struct TakenBackup: Hashable, Sendable {
    package var stamp: BackupStamp
    package var manifest: BackupManifest
    /// Blobs that cost no room: other names of files that were there.
    package var linked: Int
    package var copied: Int
    /// Older ones that went for it.
    package var removed: [BackupStamp]
    /// What could not be tidied away beside it, in words; the backup is whole all the same.
    package var warnings: [String] = []
}
