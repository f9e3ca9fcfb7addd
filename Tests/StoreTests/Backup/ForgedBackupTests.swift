import Foundation
import Intake
import TestKit
import Testing

@testable import Store

/// A backup comes back from a disk or a machine on which others may write: nothing in it leads elsewhere, keeps us waiting or ends us.
@Suite("Backups that somebody touched")
struct ForgedBackupTests {
    private let scene: BackedUpCity
    private let blob: BlobID
    private let folder: String
    private var path: String { BackedUpCity.path(blob, in: folder) }

    init() async throws {
        scene = try await BackedUpCity()
        blob = try await scene.largeMail(1)
        try await scene.take()
        folder = try scene.newest()
    }

    private func restoring() async throws -> StoreFailure {
        let target = scene.place.path("data")
        return try #require(await #expect(throws: StoreFailure.self) { try await scene.restore(into: target) })
    }

    @Test("a link in a blob's place is not followed")
    func link() async throws {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: BackedUpCity.path(blob, in: scene.store))
        #expect(try await scene.faults().count == 1)
        #expect(try await restoring().code == .damaged)
    }

    @Test("nor is a pipe waited for", .timeLimit(.minutes(2)), arguments: ["blob", "intake.sqlite", "manifest.json"])
    func pipe(_ name: String) async throws {
        let path = name == "blob" ? path : folder + "/" + name
        try FileManager.default.removeItem(atPath: path)
        try #require(mkfifo(path, 0o600) == 0)
        do {
            #expect(try await !scene.faults().isEmpty)
        } catch let failure as StoreFailure {
            #expect(failure.code == .damaged)
        }
        #expect(try await restoring().code == .damaged)
    }

    @Test("a link in the place of a backup is no backup")
    func folderLink() async throws {
        let stamp = try #require(try scene.backups.stamps().last)
        let moved = scene.place.path("elsewhere")
        try FileManager.default.moveItem(atPath: folder, toPath: moved)
        try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: moved)
        #expect(try scene.backups.stamps() == [])
        try FileManager.default.createSymbolicLink(atPath: folder + ".removed", withDestinationPath: moved)
        try await scene.take(keep: 1)
        #expect(FileManager.default.fileExists(atPath: moved + "/manifest.json"), "\(stamp)")
    }

    @Test("a blob that others may write into is copied, not shared")
    func writable() async throws {
        try #require(chmod(BackedUpCity.path(blob, in: scene.store), 0o660) == 0)
        // The same file has a name in the first backup.
        let taken = try await scene.take()
        #expect((taken.linked, taken.copied) == (0, 1))
        #expect(try await scene.faults() == [])
    }

    @Test(
        "numbers that cannot be are refused",
        arguments: [
            ("\"taken_at\" : ", "-1"), ("\"taken_at\" : ", "9223372036854775807"), ("\"message\" : ", "-1"),
            ("\"count\" : ", "9223372036854775807"), ("\"bytes\" : ", "9223372036854775807"), ("\"schema\" : ", "-7"),
            ("\"bytes\" : ", "-9223372036854775808"), ("\"schema\" : ", "99999999999999999999"),
        ])
    func numbers(_ key: String, _ number: String) throws {
        let path = folder + "/manifest.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let place = try #require(text.range(of: key))
        let end = try #require(text[place.upperBound...].firstIndex { !$0.isNumber })
        try text.replacingCharacters(in: place.upperBound..<end, with: number)
            .write(toFile: path, atomically: true, encoding: .utf8)
        let failure = #expect(throws: StoreFailure.self) { try BackupManifest(of: folder) }
        #expect(failure?.code == .damaged)
    }

    @Test("a manifest without end is not read")
    func endless() throws {
        try #require(truncate(folder + "/manifest.json", 65 << 20) == 0)
        let failure = #expect(throws: StoreFailure.self) { try BackupManifest(of: folder) }
        #expect(failure?.code == .damaged)
        #expect(failure?.detail.contains("more than") == true)
    }
}
