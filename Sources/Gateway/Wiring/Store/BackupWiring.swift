import Intake
import ServiceLifecycle
import Store

/// The backups that the gateway takes by itself: of several nodes one takes them, and all know how old the last is.
enum BackupWiring {
    /// None where the settings have no section `backup`.
    ///
    /// - Throws: `StoreFailure` where the URL of the database cannot be read.
    static func services(_ parts: GatewayParts) throws -> [any Service] {
        guard let backup = parts.settings.backup else { return [] }
        let place = StorePlace(parts.settings)
        let backups = ScheduledBackups(
            settings: backup,
            taker: try place.backupTaker(parts.clock, bucket: place.blobs.isBucket ? parts.blobs : nil),
            book: place.backupBook(BackupFolder(path: backup.folder), parts.database), board: parts.board,
            wallClock: parts.clock, log: parts.log)
        guard parts.node.isShared else { return [LoopService { await backups.run() }] }
        return [parts.node.duty(.backups) { await backups.run() }, LoopService { await backups.watch() }]
    }
}
