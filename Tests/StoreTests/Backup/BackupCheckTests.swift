import Foundation
import Intake
import Store
import TestKit
import Testing

/// What is wrong with a backup is named, each thing by its name.
@Suite("Verifying backups")
struct BackupCheckTests {
    /// One way to hurt a backup, and what is then said.
    struct Damage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var said: String
        /// Gets the backup's folder and the path of a blob within it.
        var hurt: @Sendable (String, String) throws -> Void
    }

    static let damages = [
        Damage(testDescription: "no database", said: "intake.sqlite: is not there") { folder, _ in
            try FileManager.default.removeItem(atPath: folder + "/intake.sqlite")
        },
        Damage(testDescription: "half a database", said: "intake.sqlite: has 8192 bytes instead of") { folder, _ in
            try #require(truncate(folder + "/intake.sqlite", 8192) == 0)
        },
        Damage(testDescription: "another byte in the database", said: "intake.sqlite: its SHA-256 is not") {
            folder, _ in
            try flip(folder + "/intake.sqlite", at: 30_000)
        },
        Damage(testDescription: "a page of nothing", said: "intake.sqlite: ") { folder, _ in
            let file = try #require(FileHandle(forWritingAtPath: folder + "/intake.sqlite"))
            try file.seek(toOffset: 4096)
            try file.write(contentsOf: Data(repeating: 0xFF, count: 4096 * 40))
            try file.close()
        },
        Damage(testDescription: "no database at all in the file", said: "intake.sqlite: ") { folder, _ in
            try Data(repeating: 65, count: 100_000).write(to: URL(filePath: folder + "/intake.sqlite"))
        },
        Damage(testDescription: "a blob gone", said: ": is not there") { _, blob in
            try FileManager.default.removeItem(atPath: blob)
        },
        Damage(testDescription: "another byte in a blob", said: ": holds other bytes than it was given") { _, blob in
            // It may be the store's own file under another name.
            let bytes = try Data(contentsOf: URL(filePath: blob))
            try FileManager.default.removeItem(atPath: blob)
            try bytes.write(to: URL(filePath: blob))
            try flip(blob, at: 5)
        },
        Damage(testDescription: "another number of rows", said: "table message has 1 rows, the manifest says 9") {
            folder, _ in try edit(folder, "\"message\" : 1", "\"message\" : 9")
        },
        Damage(testDescription: "another number of blobs", said: "blobs: 1 are named, the manifest says 7") {
            folder, _ in try edit(folder, "\"count\" : 1", "\"count\" : 7")
        },
        Damage(testDescription: "a newer schema", said: "the manifest says 9999") { folder, _ in
            try edit(folder, "\"schema\" : \(Schema.intake.newest)", "\"schema\" : 9999")
        },
    ]

    private static func edit(_ folder: String, _ old: String, _ new: String) throws {
        let path = folder + "/manifest.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(old))
        try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }

    private static func flip(_ path: String, at offset: UInt64) throws {
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: offset)
        let byte = try #require(try file.read(upToCount: 1)?.first)
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data([byte ^ 1]))
        try file.close()
    }

    @Test("each fault is told", arguments: damages)
    func fault(_ damage: Damage) async throws {
        let scene = try await BackedUpCity()
        let blob = try await scene.largeMail(1)
        try await scene.take()
        #expect(try await scene.faults() == [])
        let folder = try scene.newest()
        try damage.hurt(folder, BackedUpCity.path(blob, in: folder))
        let faults = try await scene.faults()
        #expect(faults.contains { $0.contains(damage.said) }, "\(faults)")
        if damage.testDescription.contains("blob gone") || damage.testDescription.contains("byte in a blob") {
            #expect(faults.count == 1)
            #expect(faults[0].hasPrefix("blobs/\(blob.hexadecimal.prefix(2))/\(blob.hexadecimal.dropFirst(2)): "))
        }
    }

    @Test("counts that do not agree with their causes are told, with channel and kind")
    func ledger() async throws {
        let scene = try await BackedUpCity()
        try await scene.largeMail(1)
        try await scene.city.run("UPDATE rollup SET amount = amount + 1 WHERE kind = 'contact'")
        try await scene.take()
        let faults = try await scene.faults()
        #expect(faults.contains("ledger: email-311 contact: causes 1, ledger 1, roll-ups 2"), "\(faults)")
    }

    @Test("without a manifest it is no whole backup, and one of another format is left alone")
    func manifest() async throws {
        let scene = try await BackedUpCity()
        try await scene.take()
        let folder = try scene.newest()
        try Self.edit(folder, "\"format\" : 1", "\"format\" : 2")
        let other = await #expect(throws: StoreFailure.self) { try await BackupCheck().look(at: folder) }
        #expect(other?.code == .refused)
        try Data("{".utf8).write(to: URL(filePath: folder + "/manifest.json"))
        let broken = await #expect(throws: StoreFailure.self) { try await BackupCheck().look(at: folder) }
        #expect(broken?.code == .damaged)
        try FileManager.default.removeItem(atPath: folder + "/manifest.json")
        let missing = await #expect(throws: StoreFailure.self) { try await BackupCheck().look(at: folder) }
        #expect(missing?.code == .missing)
        #expect(try scene.backups.stamps() == [])
    }

    @Test("an older program's backup is told to be one, and its ledger is left for the restore")
    func older() async throws {
        let scene = try await BackedUpCity()
        try await scene.take()
        let newer = Schema(
            migrations: Schema.intake.migrations + [Migration(Schema.intake.newest + 1, "to come", "SELECT 1;")])
        let found = try await BackupCheck(schema: newer).look(at: try scene.newest())
        #expect(found.faults == [])
        #expect(found.notes.count == 1)
        let oldest = try await BackupCheck(schema: Schema(migrations: Array(Schema.intake.migrations.dropLast()))).look(
            at: try scene.newest())
        #expect(oldest.faults.contains { $0.contains("use the newer program") })
    }
}
