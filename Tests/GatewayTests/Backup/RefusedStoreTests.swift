import Foundation
import Intake
import Store
import TestKit
import Testing

@testable import Gateway

/// A gateway does not start on a store that it would harm, and says why.
@Suite("Stores that are not served")
struct RefusedStoreTests {
    private func refusal(_ files: CityFiles) async throws -> String {
        let result = try await IntakeProgram.run("serve", "-c", files.file)
        #expect(result.exitCode == 1, "\(result.output)")
        return result.output
    }

    @Test("a newer program has served it: it stays as it is, and every command says so")
    func newer() async throws {
        let files = try CityFiles()
        let next = Schema.intake.newest + 1
        try await files.withParts { parts in
            _ = try await parts.database.write(.file) { session throws(StoreFailure) in
                try session.execute(
                    SQLStatement(
                        once: "INSERT INTO schema_migration (number, name, applied_ms) VALUES (\(next), 'to come', 1)"))
            }
        }
        let said = try await refusal(files)
        #expect(
            said.contains("has schema \(next) and this binary knows only \(Schema.intake.newest); use the newer binary")
        )
        let ledger = try await IntakeProgram.run("ledger", "verify", "-c", files.file)
        #expect(ledger.exitCode == 1)
        #expect(ledger.output.contains("use the newer binary"))
        let steps = try await StoreView(folder: files.folder.path("data")).number(
            "SELECT COUNT(*) FROM schema_migration")
        #expect(steps == next)
        guard !CityStore.isPostgres else { return }
        // A backup of it can be taken, though: it asks nothing of the schema. Only the newer program restores it.
        let backup = try await IntakeProgram.run("backup", files.folder.path("backups"), "-c", files.file)
        #expect(backup.isGood, "\(backup.output)")
        let restore = try await IntakeProgram.run(
            "restore", "--replace", files.folder.path("backups"), "-c", files.file)
        #expect(restore.exitCode == 1)
        #expect(restore.output.contains("use the newer program"))
    }

    @Test(
        "a restore into it did not come to its end",
        .enabled(if: !CityStore.isPostgres, "of the embedded store's files"))
    func unfinished() async throws {
        let files = try CityFiles()
        try FileManager.default.createDirectory(
            atPath: files.folder.path("data/restoring"), withIntermediateDirectories: true)
        let said = try await refusal(files)
        #expect(said.contains("run `intake restore` again"))
        #expect(!FileManager.default.fileExists(atPath: files.folder.path("data/intake.sqlite")))
    }
}
