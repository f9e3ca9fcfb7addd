import Intake
import Store

/// Makes a store of a backup, of whichever engine, saying how far it is.
enum RestoringWork {
    /// - Throws: `CommandFailure` with the reason.
    static func run(
        _ folder: String, into place: StorePlace, _ options: StoreRestoration.Options
    ) async throws -> RestoredStore {
        let restoration = StoreRestoration(store: place.folder, clock: SystemWallClock())
        guard !place.isEmbedded else {
            return try await BackupWork.run("restoring \(folder)") { watch throws(StoreFailure) in
                try await restoration.restore(from: folder, options: options, watch: watch)
            }
        }
        return try await CommandProgress.during("restoring \(folder)") { progress in
            let watch = BackupWatch(told: { progress.say(BackupText.far($0)) })
            let moving = MoveWatch(told: { progress.say(MovedStoreText.far($0)) })
            return try await MovingWork.with(place) { database, blobs throws(StoreFailure) in
                try await restoration.restore(
                    from: folder, into: database, blobs: blobs, options: options, watch: watch, moving: moving)
            }
        }
    }
}
