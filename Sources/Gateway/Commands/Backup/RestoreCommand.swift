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
            first. What waited to be sent when the backup was taken is looked up at the provider, or sent again under the same \
            ids; the staff sign in again. Mails that still lie in their mailbox come once more by themselves.
            """)

    @Argument(help: "One backup, or the folder of the backups for its newest.")
    var backup: String

    @Flag(help: "Put aside the store that is there, into a folder beside it.")
    var replace = false

    @Flag(help: "Go on without blobs that are missing from the backup or damaged in it.")
    var withoutDamagedBlobs = false

    @OptionGroup var options: SettingsOption

    func run() async throws {
        umask(umask(0o077) | 0o027)
        let settings = try options.settings()
        let place = StorePlace(settings)
        try place.requireFiles("restore", instead: "its own restoring, and put the folder of blobs in its place")
        try place.requireOwner("restore")
        let folder = try BackupPlace.newest(backup)
        let wanted = StoreRestoration.Options(replacing: replace, withoutDamagedBlobs: withoutDamagedBlobs)
        let restoration = StoreRestoration(store: place.folder, clock: SystemWallClock())
        let restored = try await BackupWork.run("restoring \(folder)") { watch throws(StoreFailure) in
            try await restoration.restore(from: folder, options: wanted, watch: watch)
        }
        print("\(place.folder) is as it was at \(LocalTime.text(restored.manifest.taken, settings.timeZone))")
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
        lines.append("\(restored.unsent) messages waited then: they are reconciled, or sent again under the same ids")
        lines.append("accounts, tokens and texts' opt-outs are as they were: see what was revoked or refused since")
        lines.append("the ledger \(restored.ledgerFaults.isEmpty ? "agrees" : "DOES NOT AGREE")")
        return lines
    }
}
