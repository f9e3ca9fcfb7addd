import TestKit
import Testing

@testable import Gateway

@Suite("Settings of backups", .enabled(if: !CityStore.isPostgres, "of the embedded store's files"))
struct BackupSettingsTests {
    @Test("none unless asked for; with a folder the rest is as usual")
    func right() throws {
        #expect(try CityFiles().settings().backup == nil)
        let files = try CityFiles(extra: "backup: {folder: backups}\n")
        #expect(
            try files.settings().backup
                == Settings.Backup(folder: files.folder.path("backups"), every: .seconds(86_400), keep: 14))
        #expect(
            try CityFiles(extra: "backup: {folder: /backup/intake, every: 6h, keep: 28}\n").settings().backup
                == Settings.Backup(folder: "/backup/intake", every: .seconds(21_600), keep: 28))
    }

    @Test(
        "what is wrong is told",
        arguments: [
            ("backup: {every: 1h}\n", "`backup.folder` is missing"),
            ("backup: {folder: data}\n", "`backup.folder` must be another folder than the store's"),
            ("backup: {folder: data/blobs/x}\n", "`backup.folder` must not lie in the store's `blobs`"),
            ("backup: {folder: data/replaced-then}\n", "`backup.folder` must not lie in the store's"),
            ("backup: {folder: b, keep: 0}\n", "`backup.keep` must be a whole number from 1"),
            ("backup: {folder: b, evry: 1h}\n", "unknown setting `evry`; did you mean `every`?"),
        ])
    func wrong(_ text: String, _ problem: String) throws {
        let problems = try CityFiles(extra: text).problems()
        #expect(problems.count == 1)
        #expect(problems.first?.contains(problem) == true, "\(problems)")
    }

    @Test("check looks whether backups can be written")
    func check() async throws {
        let files = try CityFiles(extra: "backup: {folder: backups}\n")
        let none = try await IntakeProgram.run("check", "-c", files.file)
        #expect(none.isGood, "\(none.output)")
        #expect(none.output.contains("none yet; on the store's own disk, and lost with that"), "\(none.output)")
        try files.write("backups", "a file and no folder")
        let file = try await IntakeProgram.run("check", "-c", files.file)
        #expect(file.exitCode == 1)
        #expect(file.output.contains("cannot be written into"), "\(file.output)")
        let away = try CityFiles(extra: "backup: {folder: disk/backups}\n")
        let missing = try await IntakeProgram.run("check", "-c", away.file)
        #expect(missing.exitCode == 1)
        #expect(missing.output.contains("is its disk mounted?"), "\(missing.output)")
    }
}
