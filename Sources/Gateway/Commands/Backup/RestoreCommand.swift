import ArgumentParser
import Foundation
import Intake
import Store

/// `intake restore`.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make the store of a backup, where the settings say that the store is.",
        discussion: """
            Every file is held against its sum before it takes its place, and all is on the disk when this ends. Stop the gateway \
            first, on all nodes. What waited to be sent when the backup was taken is looked up at the provider, or sent again \
            under the same ids; the staff sign in again. Mails that still lie in their mailbox come once more by themselves. A \
            backup of either engine becomes a store of either; a database of PostgreSQL's must be empty. After PostgreSQL itself \
            was taken back to an earlier time, --settle does the rest.
            """)

    @Argument(help: "One backup, or the folder of the backups for its newest.")
    var backup: String?

    @Flag(help: "Put aside the store that is there, into a folder beside it.")
    var replace = false

    @Flag(help: "Go on without blobs that are missing from the backup or damaged in it.")
    var withoutDamagedBlobs = false

    @Flag(help: "No backup: make a database serve again that PostgreSQL restored to an earlier time.")
    var settle = false

    @OptionGroup var options: SettingsOption

    func validate() throws {
        guard (backup == nil) == settle else { throw ValidationError("name a backup, or say --settle") }
    }

    func run() async throws {
        NewFiles.keepToUs()
        let settings = try options.settings()
        let place = StorePlace(settings)
        try place.requireOwner("restore")
        guard let backup else { return try await SettlingWork.run(place) }
        let folder = try BackupPlace.newest(backup)
        let wanted = StoreRestoration.Options(replacing: replace, withoutDamagedBlobs: withoutDamagedBlobs)
        guard place.isEmbedded || !replace else {
            throw CommandFailure(
                "--replace is for the embedded store; make an empty database, and let `store` name that")
        }
        let restored = try await RestoringWork.run(folder, into: place, wanted)
        print("\(place.name) is as it was at \(LocalTime.text(restored.manifest.taken, settings.timeZone))")
        print(Self.lines(restored).joined(separator: "\n"))
        for id in restored.missing { BackupWork.warn("the blob \(id) is lost; what names it stays without it") }
        guard restored.ledgerFaults.isEmpty else {
            throw CommandFailure(
                "the store is restored, but the ledger does not agree with its causes:\n"
                    + restored.ledgerFaults.joined(separator: "\n"))
        }
    }

    private static func lines(_ restored: RestoredStore) -> [String] {
        var lines = [BackupText.contents(restored.manifest)]
        lines += restored.putAside.map { "what was there before is in \($0)" }
        if !restored.steps.isEmpty { lines.append("schema steps \(restored.steps) brought it up to date") }
        if let rows = restored.movedRows { lines.append("\(rows) rows, each held against its copy") }
        return lines + BackupText.overtaken(unsent: restored.unsent, ledgerAgrees: restored.ledgerFaults.isEmpty)
    }
}
