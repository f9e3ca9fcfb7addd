import Foundation
import Glibc
import Store
import TestKit
import Testing

/// What the commands refuse, and what they say to do instead.
@Suite("Commands of backups", .enabled(if: !CityStore.isPostgres, "of the embedded store's files"))
struct BackupCommandTests {
    private let files: CityFiles
    private var backups: String { files.folder.path("backups") }

    init() async throws {
        files = try CityFiles()
        try await files.withParts { _ in }
    }

    @Test("root takes and restores no backup of another user's store", .enabled(if: geteuid() == 0))
    func root() async throws {
        try #require(chown(files.folder.path("data"), 65_534, 65_534) == 0)
        for words in [["backup", backups], ["restore", "--replace", backups]] {
            let refused = try await IntakeProgram.run(words + ["-c", files.file])
            #expect(refused.exitCode == 1)
            #expect(refused.output.contains("run `sudo -u nobody intake \(words[0]) …`"), "\(refused.output)")
        }
        #expect(!FileManager.default.fileExists(atPath: backups))
    }

    @Test("where a backup is from the future, the one to restore must be named")
    func future() async throws {
        let taken = try await IntakeProgram.run("backup", backups, "-c", files.file)
        #expect(taken.isGood, "\(taken.output)")
        let right = try #require(try BackupFolder(path: backups).stamps().last)
        let wrong = backups + "/2199-01-01T00-00-00.000Z"
        try FileManager.default.copyItem(atPath: backups + "/" + right.name, toPath: wrong)
        let asked = try await IntakeProgram.run("restore", "--replace", backups, "-c", files.file)
        #expect(asked.exitCode == 1)
        #expect(asked.output.contains("name the one to restore, e.g. \(backups)/\(right.name)"), "\(asked.output)")
        let named = try await IntakeProgram.run("restore", "--replace", wrong, "-c", files.file)
        #expect(named.isGood, "\(named.output)")
        #expect(named.output.contains("what was there before is in "))
    }
}
