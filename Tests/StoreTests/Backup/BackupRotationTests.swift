import Foundation
import Glibc
import Intake
import TestKit
import Testing

@testable import Store

/// Which backups go when there are more than are to be kept, and what that must not harm.
@Suite("Rotation of backups")
struct BackupRotationTests {
    private let scene: BackedUpCity

    init() async throws { scene = try await BackedUpCity() }

    @Test("the one just made stays, however many are dated in the future")
    func future() async throws {
        scene.city.clock.advance(by: .seconds(7 * 86_400))
        let ahead = try await scene.take().stamp
        scene.city.clock.advance(by: .seconds(-7 * 86_400))
        let taken = try await scene.take(keep: 1)
        #expect(try scene.backups.stamps() == [taken.stamp])
        #expect(taken.removed == [ahead])
    }

    @Test("those from the future go before those that are right")
    func futureFirst() async throws {
        let first = try await scene.take().stamp
        scene.city.clock.advance(by: .seconds(7 * 86_400))
        try await scene.take()
        scene.city.clock.advance(by: .seconds(-7 * 86_400))
        let taken = try await scene.take(keep: 2)
        #expect(try scene.backups.stamps() == [first, taken.stamp])
    }

    /// Something that even root cannot remove: a folder on which a file system is mounted.
    private func unremovable(_ path: String) throws -> SmallDisk? {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let disk = SmallDisk(at: path, bytes: 100_000)
        if disk == nil { print("skipped: a small file system cannot be mounted here") }
        return disk
    }

    @Test("what is left over and cannot be removed is told, and hinders no backup")
    func leftover() async throws {
        let name = BackupStamp(scene.city.clock.now()).name + ".removed"
        try await scene.take()
        guard let disk = try unremovable(scene.backups.path + "/" + name + "/blobs") else { return }
        defer { disk.remove() }
        for _ in 0..<2 {
            let taken = try await scene.take(keep: 5)
            #expect(taken.warnings.count == 1)
            #expect(taken.warnings.first?.hasPrefix("\(name) is left over and cannot be removed: ") == true)
        }
        #expect(try scene.backups.stamps().count == 3)
    }

    @Test("an old one that cannot be removed is told, and those behind it go")
    func stuck() async throws {
        let first = try await scene.take().stamp
        let second = try await scene.take().stamp
        let place = scene.backups.path(of: first)
        guard let disk = try unremovable(place + "/blobs/00") else { return }
        // The mount goes where the folder goes.
        defer {
            umount2(place + ".removed/blobs/00", 2)
            disk.remove()
        }
        let taken = try await scene.take(keep: 1)
        #expect(try scene.backups.stamps() == [taken.stamp])
        #expect(taken.removed == [first, second])
        #expect(taken.warnings.count == 1)
        #expect(taken.warnings.first?.hasPrefix("the old backup \(first) cannot be removed: ") == true)
    }

    @Test("a damaged database takes no backup's place")
    func damaged() async throws {
        try await scene.city.send(.mail("ann@example.org", String(repeating: "x", count: 30_000)))
        let sound = try await scene.take().stamp
        await scene.city.database.close()
        // The last of the pages that one long value goes on over names its next one: counting rows reads none of them.
        var bytes = try Data(contentsOf: URL(filePath: scene.store + "/intake.sqlite"))
        let pages = Array(stride(from: 0, to: bytes.count, by: 4096))
        let long = pages.filter { start in bytes[(start + 4)..<(start + 4096)].allSatisfy { $0 == 0x78 } }
        let page = try #require(long.last)
        bytes.replaceSubrange(page..<(page + 4), with: [0x7F, 0xFF, 0xFF, 0xFF])
        try bytes.write(to: URL(filePath: scene.store + "/intake.sqlite"))
        let failure = await #expect(throws: StoreFailure.self) { try await scene.take(keep: 1) }
        #expect(failure?.code == .damaged)
        #expect(failure?.detail.hasPrefix("the store's own database is damaged") == true)
        #expect(try scene.backups.stamps() == [sound])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scene.backups.path).sorted()
                == [sound.name, "backup.lock"])
    }

    @Test("told to stop, it removes nothing more")
    func stopped() async throws {
        let first = try await scene.take().stamp
        let second = try await scene.take().stamp
        let stop = BackupWatch(isStopped: { true })
        let rotated = scene.backups.keepNewest(1, made: second, stop)
        #expect(rotated.removed == [] && rotated.warnings == [])
        let left = scene.backups.path(of: first) + ".removed"
        try FileManager.default.moveItem(atPath: scene.backups.path(of: first), toPath: left)
        #expect(throws: StoreFailure.self) { try scene.backups.tidy(stop) }
        #expect(FileManager.default.fileExists(atPath: left + "/manifest.json"))
        let copy = try CopiedDatabase(path: scene.backups.path(of: second) + "/intake.sqlite")
        defer { copy.close() }
        #expect(throws: StoreFailure.self) { try copy.rows(stop) }
        #expect(throws: StoreFailure.self) { try copy.quickFaults(stop) }
    }
}
