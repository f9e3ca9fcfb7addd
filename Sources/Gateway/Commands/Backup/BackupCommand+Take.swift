import ArgumentParser
import Foundation
import Intake
import Store

extension BackupCommand {
    /// `intake backup DIR`.
    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take", abstract: "Take a backup; the word `take` may be left out.",
            discussion: """
                Nothing waits for it: what is kept meanwhile is in the next one. Blobs that are in DIR already, or on its file \
                system, take no further room. Exit code 0 where the backup is whole and on the disk; 3 where it is, but lacks \
                what the store itself has lost; 1 where there is none.
                """,
            shouldDisplay: false)

        /// The exit code where the backup is whole but the store is not.
        private static let lacking: Int32 = 3

        @Argument(help: "The folder of the backups; each gets a folder of its own in it.")
        var folder: String

        @Option(help: "Afterwards remove the oldest backups, so that this many stay.")
        var keep: Int?

        @OptionGroup var options: SettingsOption

        func validate() throws {
            if let keep, keep < 1 { throw ValidationError("--keep must be at least 1") }
        }

        func run() async throws {
            NewFiles.keepToUs()
            let place = StorePlace(try options.settings())
            try place.requireOwner("backup")
            let (folder, keep) = (BackupFolder(path: folder), keep)
            let taken = try await BackupWork.run("taking a backup") { watch throws(StoreFailure) in
                try await Self.take(place, into: folder, keep, watch)
            }
            await note(taken, in: folder, of: place)
            print(BackupText.taken(taken, in: folder))
            for warning in taken.warnings { BackupWork.warn(warning) }
            for id in taken.manifest.blobs.missing {
                BackupWork.warn(
                    "the store itself lacks the blob \(id), which a row names; everything else is in the backup")
            }
            if !taken.manifest.blobs.missing.isEmpty { throw ExitCode(Self.lacking) }
        }

        private static func take(
            _ place: StorePlace, into folder: BackupFolder, _ keep: Int?, _ watch: BackupWatch
        ) async throws(StoreFailure) -> TakenBackup {
            let clock = SystemWallClock()
            guard place.blobs.isBucket else {
                return try await place.backupTaker(clock, bucket: nil).take(into: folder, keep: keep, watch: watch)
            }
            let bucket = try place.openBlobs()
            let taken = await attempt { () async throws(StoreFailure) in
                try await place.backupTaker(clock, bucket: bucket).take(into: folder, keep: keep, watch: watch)
            }
            await bucket.close()
            return try taken.get()
        }

        /// Nodes see by a row in their database how old the last backup is.
        private func note(_ taken: TakenBackup, in folder: BackupFolder, of place: StorePlace) async {
            guard !place.isEmbedded else { return }
            do throws(StoreFailure) {
                let database = try await place.open(.work)
                let noted = await Self.attempt { () async throws(StoreFailure) in
                    try await place.backupBook(folder, database).note(taken)
                }
                await database.close()
                try noted.get()
            } catch {
                BackupWork.warn("the gateway's nodes do not learn of this backup: \(error)")
            }
        }

        private static func attempt<Value>(
            _ work: () async throws(StoreFailure) -> Value
        ) async -> Result<Value, StoreFailure> {
            do throws(StoreFailure) { return .success(try await work()) } catch { return .failure(error) }
        }
    }
}
