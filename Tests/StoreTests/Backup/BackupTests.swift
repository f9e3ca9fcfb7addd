import Foundation
import Intake
import Synchronization
import TestKit
import Testing

@testable import Store

/// A backup taken beside a store that goes on is whole, or it is none.
@Suite("Taking backups")
struct BackupTests {
    @Test("database and blobs are as they were when it was begun, and a check finds nothing")
    func consistent() async throws {
        let scene = try await BackedUpCity()
        let before = try await scene.largeMail(1)
        // More than is copied at a time.
        try await scene.city.run("INSERT INTO raw (received, bytes) VALUES (1, randomblob(3000000))")
        // Somebody writes after the copy has begun, and waits for nobody.
        let (taken, later) = try await scene.take(meanwhile: { try await scene.largeMail(2) })
        #expect(taken.manifest.rows["message"] == 1)
        #expect(taken.manifest.schema == Schema.intake.newest)
        #expect(taken.manifest.blobs.count == 1)
        let folder = try scene.newest()
        #expect(FileManager.default.fileExists(atPath: BackedUpCity.path(before, in: folder)))
        #expect(!FileManager.default.fileExists(atPath: BackedUpCity.path(later, in: folder)))
        #expect(try await scene.faults() == [])
        // Looking at it has left nothing beside it.
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                == ["blobs", "intake.sqlite", "manifest.json"])
        try await scene.take()
        #expect(try await scene.faults() == [])
        #expect(try BackupManifest(of: scene.newest()).rows["message"] == 2)
    }

    @Test("a blob costs room once: on the store's file system not at all, elsewhere with the first backup")
    func incremental() async throws {
        let scene = try await BackedUpCity()
        let blob = try await scene.largeMail(1)
        let near = try await scene.take()
        #expect((near.linked, near.copied) == (1, 0))
        let own = try BackedUpCity.inode(BackedUpCity.path(blob, in: scene.store))
        #expect(try BackedUpCity.inode(BackedUpCity.path(blob, in: scene.newest())) == own)

        let elsewhere = "/dev/shm/intake-backup-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: elsewhere) }
        try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        let far = BackupFolder(path: elsewhere)
        let first = try await scene.take(into: far)
        guard first.copied == 1 else {
            print("skipped: /dev/shm is on the file system of temporary files")
            return
        }
        let other = try await scene.largeMail(2)
        let second = try await scene.take(into: far)
        #expect((second.linked, second.copied) == (1, 1))
        let folders = try far.stamps().map(far.path(of:))
        #expect(
            try BackedUpCity.inode(BackedUpCity.path(blob, in: folders[0]))
                == BackedUpCity.inode(BackedUpCity.path(blob, in: folders[1])))
        #expect(try await BackupCheck().look(at: folders[1]).faults == [])
        // What was cut off in the backup before is taken from the store again.
        try Data("half".utf8).write(to: URL(filePath: BackedUpCity.path(other, in: folders[1])))
        let third = try await scene.take(into: far)
        #expect((third.linked, third.copied) == (1, 1))
        #expect(try await BackupCheck().look(at: far.path(of: third.stamp)).faults == [])
        // What is copied is read against its address: a blob whose bytes turned in the store is not carried over as if it were sound.
        let turned = try await scene.largeMail(3)
        let size = try Data(contentsOf: URL(filePath: BackedUpCity.path(turned, in: scene.store))).count
        try Data(repeating: 0, count: size).write(to: URL(filePath: BackedUpCity.path(turned, in: scene.store)))
        #expect(try await scene.take(into: far).manifest.blobs.missing == [turned])
    }

    @Test("one that was stopped is none, and leaves nothing; what a crash left goes with the next")
    func stopped() async throws {
        let scene = try await BackedUpCity()
        try await scene.largeMail(1)
        let isStopped = Mutex(false)
        let failure = await #expect(throws: StoreFailure.self) {
            try await scene.take(
                watch: BackupWatch(
                    told: { if case .database = $0 { isStopped.withLock { $0 = true } } },
                    isStopped: { isStopped.withLock { $0 } }))
        }
        #expect(failure?.code == .unavailable)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.backups.path) == ["backup.lock"])
        let crashed = BackupStamp(scene.city.clock.now()).name
        for end in [".partial", ".removed"] {
            try FileManager.default.createDirectory(
                atPath: scene.backups.path + "/" + crashed + end + "/blobs/ab", withIntermediateDirectories: true)
        }
        #expect(try scene.backups.stamps() == [])
        let taken = try await scene.take()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scene.backups.path).sorted()
                == [taken.stamp.name, "backup.lock"])
    }

    @Test("the oldest go when more are kept than asked for, and nothing else in the folder does")
    func keep() async throws {
        let scene = try await BackedUpCity()
        var stamps: [BackupStamp] = []
        for _ in 0..<3 { stamps.append(try await scene.take().stamp) }
        try Data().write(to: URL(filePath: scene.backups.path + "/notes.txt"))
        let taken = try await scene.take(keep: 2)
        #expect(taken.removed == Array(stamps[..<2]))
        #expect(try scene.backups.stamps() == [stamps[2], taken.stamp])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scene.backups.path).sorted()
                == [stamps[2].name, taken.stamp.name, "backup.lock", "notes.txt"])
        #expect(try await scene.faults() == [])
    }

    @Test("one at a time writes into a folder")
    func lock() async throws {
        let scene = try await BackedUpCity()
        let lock = try #require(try scene.backups.lock())
        let failure = await #expect(throws: StoreFailure.self) { try await scene.take() }
        #expect(failure?.code == .unavailable)
        withExtendedLifetime(lock) {}
    }

    @Test("no sweep removes what a backup has found named, and a backup waits for a sweep")
    func sweep() async throws {
        let scene = try await BackedUpCity()
        try await scene.largeMail(1)
        let folder = try BlobFolder(folder: scene.store)
        let sweep: @Sendable () async throws -> BlobSweep = { [clock = SystemWallClock()] in
            try await folder.sweep(before: clock.now() + .seconds(60)) { (_: [BlobID]) throws(StoreFailure) in [] }
        }
        let (_, swept) = try await scene.take(meanwhile: sweep)
        #expect(swept.isHeldOff)
        #expect(try await scene.faults() == [])
        // Held by a sweep: the backup looks again and again, and goes on when that has ended.
        let hold = try #require(try SweepHold(root: scene.store + "/blobs", isSweep: true))
        defer { hold.release() }
        let asked = Atomic(0)
        async let second = scene.take(
            watch: BackupWatch(isStopped: {
                asked.add(1, ordering: .relaxed)
                return false
            }))
        try await eventually { asked.load(ordering: .relaxed) >= 3 }
        let names = try FileManager.default.contentsOfDirectory(atPath: scene.backups.path)
        let begun = try #require(names.first { $0.hasSuffix(".partial") })
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.backups.path + "/" + begun) == [])
        hold.release()
        #expect(try await second.manifest.blobs.count == 1)
        #expect(try await sweep().removed == 1)
        await folder.close()
    }

    @Test("a blob that the store itself has lost is named, and the rest is saved all the same")
    func lostBlob() async throws {
        let scene = try await BackedUpCity()
        let (lost, cutOff) = (try await scene.largeMail(1), try await scene.largeMail(2))
        try await scene.largeMail(3)
        try FileManager.default.removeItem(atPath: BackedUpCity.path(lost, in: scene.store))
        try Data("xx".utf8).write(to: URL(filePath: BackedUpCity.path(cutOff, in: scene.store)))
        let taken = try await scene.take()
        #expect(Set(taken.manifest.blobs.missing) == [lost, cutOff])
        let faults = try await scene.faults()
        #expect(
            faults.contains { $0.contains(lost.hexadecimal.dropFirst(2)) && $0.contains("nor was it in the store") })
        #expect(faults.contains { $0.contains(cutOff.hexadecimal.dropFirst(2)) })
    }

    @Test("a blob that several rows name, whatever size they give it, is there once")
    func shared() async throws {
        let scene = try await BackedUpCity()
        let blob = try await scene.largeMail(1)
        for (position, size) in [1, 70_000, 90_000].enumerated() {
            try await scene.city.run(
                """
                INSERT INTO attachment (message, position, name, media_type, size, is_inline, blob, state)
                VALUES (1, \(position), 'a', 'image/png', \(size), 0, '\(blob)', 'fetched')
                """)
        }
        let taken = try await scene.take()
        #expect(taken.manifest.blobs.count == 1)
        #expect(taken.manifest.blobs.missing == [])
        #expect(try await scene.faults() == [])
    }

    @Test("where there is no store, it says so")
    func nothing() async throws {
        let (empty, place) = (try TemporaryFolder(), try TemporaryFolder())
        let taker = BackupTaker(store: empty.path, clock: FakeWallClock())
        let failure = await #expect(throws: StoreFailure.self) {
            try await taker.take(into: BackupFolder(path: place.path))
        }
        #expect(failure?.code == .missing)
        #expect(try FileManager.default.contentsOfDirectory(atPath: empty.path) == [])
    }
}
