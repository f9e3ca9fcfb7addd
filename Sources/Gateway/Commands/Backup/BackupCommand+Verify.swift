import ArgumentParser
import Foundation
import Intake
import Store

extension BackupCommand {
    /// `intake backup verify`.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a backup again and say what is wrong with it.",
            discussion: """
                Holds every file against its sum, has SQLite check the database, counts the rows of each table and recounts the \
                ledger. Needs no settings, so that it works on any machine. Exit code 0 where all is well, 1 where anything is not.
                """)

        @Argument(help: "One backup, or the folder of the backups for its newest.")
        var backup: String

        @Flag(help: "Look at every backup in the folder.")
        var all = false

        func run() async throws {
            let backups = try BackupPlace.backups(backup, all: all)
            var faults = 0
            for folder in backups {
                let found = try await BackupWork.run("verifying \(folder)") { watch throws(StoreFailure) in
                    try await BackupCheck().look(at: folder, watch: watch)
                }
                for fault in found.faults { print("\(folder)/\(fault)") }
                for note in found.notes { print("\(folder): \(note)") }
                if found.faults.isEmpty { print("\(folder): whole, \(BackupText.contents(found.manifest))") }
                faults += found.faults.count
            }
            guard faults == 0 else {
                throw CommandFailure("\(faults) \(faults == 1 ? "thing is" : "things are") wrong; see above")
            }
        }
    }
}
