import Intake
import Store

/// `intake restore --settle`.
enum SettlingWork {
    /// Sets right what the world has overtaken in a database that went back in time, and says what that was.
    ///
    /// - Throws: `CommandFailure` with the reason.
    static func run(_ place: StorePlace) async throws {
        guard !place.isEmbedded else {
            throw CommandFailure("--settle is for PostgreSQL; with the embedded store, name a backup")
        }
        let settled = try await CommandProgress.during("settling") { progress in
            let watch = BackupWatch(told: { progress.say(BackupText.far($0)) })
            return try await MovingWork.with(place) { database, blobs throws(StoreFailure) in
                try await StoreSettling(database: database, blobs: blobs, clock: SystemWallClock()).settle(watch: watch)
            }
        }
        print("\(place.name) may be served again")
        if !settled.steps.isEmpty { print("schema steps \(settled.steps) brought it up to date") }
        let lines = BackupText.overtaken(unsent: settled.unsent, ledgerAgrees: settled.ledgerFaults.isEmpty)
        print(lines.joined(separator: "\n"))
        if let failure = settled.blobFailure {
            BackupWork.warn(
                "not all blobs were looked at: \(failure); run it again before the nodes start to have them named")
        }
        for id in settled.missing { BackupWork.warn("the blob \(id) is not there; what names it stays without it") }
        guard settled.ledgerFaults.isEmpty else {
            throw CommandFailure(
                "the ledger does not agree with its causes:\n" + settled.ledgerFaults.joined(separator: "\n"))
        }
    }
}
