import Foundation
import Intake
import TestKit
import Testing

@testable import Store

/// Where backups may be written, and whether there is room.
@Suite("Places of backups")
struct BackupPlaceTests {
    private let scene: BackedUpCity

    init() async throws { scene = try await BackedUpCity() }

    private func refusal(_ folder: BackupFolder) async throws -> StoreFailure {
        try #require(await #expect(throws: StoreFailure.self) { try await scene.take(into: folder) })
    }

    @Test(
        "not in what the store itself renames, sweeps or removes",
        arguments: ["", "/", "/blobs", "/blobs/a", "/search", "/restoring/x", "/replaced-2026-03-01T12-00-00.000Z"])
    func inside(_ part: String) async throws {
        #expect(try await refusal(BackupFolder(path: scene.store + part)).code == .refused)
        // By a link, too.
        let link = scene.place.path("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: scene.store)
        #expect(try await refusal(BackupFolder(path: link + part)).code == .refused)
    }

    @Test("beside them in the data folder is allowed")
    func beside() async throws {
        let folder = BackupFolder(path: scene.store + "/backups")
        try await scene.take(into: folder)
        #expect(folder.isBeside(scene.store))
        #expect(!BackupFolder(path: "/proc/backups").isBeside(scene.store))
    }

    @Test("only the folder itself is made: where a disk is not mounted, nothing is written in its place")
    func mounted() async throws {
        let folder = BackupFolder(path: scene.place.path("disk/backups"))
        #expect(try await refusal(folder).code == .missing)
        #expect(throws: StoreFailure.self) { try folder.probe() }
        #expect(!FileManager.default.fileExists(atPath: scene.place.path("disk")))
    }

    @Test("without the room, and some to spare, nothing is written")
    func room() async throws {
        let path = scene.place.path("small")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard let disk = SmallDisk(at: path, bytes: 100_000_000) else {
            print("skipped: a small file system cannot be mounted here")
            return
        }
        defer { disk.remove() }
        let folder = BackupFolder(path: path)
        let failure = await #expect(throws: StoreFailure.self) {
            try await BackupTaker(store: scene.store, clock: scene.city.clock).take(into: folder)
        }
        #expect(failure?.code == .full)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["backup.lock"])
        try await scene.take(into: folder)
    }

    @Test(
        "a twentieth of the disk stays free, 256 MB at least",
        arguments: [(1, 256 << 20), (1 << 30, 256 << 20), (100 << 30, 5 << 30), (10 << 40, 16 << 30)]
            as [(Int64, Int64)])
    func reserve(_ row: (size: Int64, reserve: Int64)) { #expect(FreeRoom().reserve(of: row.size) == row.reserve) }

    @Test("while another is written, one is busy and no failure")
    func busy() async throws {
        let lock = try #require(try scene.backups.lock())
        #expect(try await scene.taker.takeUnlessBusy(into: scene.backups) == nil)
        withExtendedLifetime(lock) {}
    }
}
