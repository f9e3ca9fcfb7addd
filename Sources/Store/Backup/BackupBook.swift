package import Intake

/// Where it stands when the last backup was taken.
package protocol BackupBook: Sendable {
    /// The newest whole one that is not from the future; nil where there is none.
    func newest(at now: Moment) async throws(StoreFailure) -> NewestBackup?

    /// One was taken.
    func note(_ taken: TakenBackup) async throws(StoreFailure)
}

/// The embedded store's: the folder itself, whoever writes there.
extension BackupFolder: BackupBook {
    package func note(_ taken: TakenBackup) async throws(StoreFailure) {}
}
