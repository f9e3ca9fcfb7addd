import Foundation
import Intake
import Store
import TestKit
import Testing

@Suite("A full disk")
struct DiskFullTests {
    /// Adds notes of 10 KB until one fails, from several writers at a time; gives what was acknowledged and why it ended.
    private func fill(_ database: SQLiteDatabase, from first: Int) async throws -> (
        added: Set<Int>, failures: [StoreFailure]
    ) {
        let added = Collected<Int>()
        let failures = Collected<StoreFailure>()
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    var id = first + writer
                    do throws(StoreFailure) {
                        while id < first + 4000 {
                            let number = id
                            try await database.write(.keep) { session throws(StoreFailure) in
                                let content = [UInt8](repeating: UInt8(number & 0xFF), count: 10_000)
                                _ = try session.execute(
                                    Notes.insertContent, [.int(number), .text("\(number)"), .bytes(content)])
                            }
                            added.add(number)
                            id += 8
                        }
                    } catch {
                        failures.add(error)
                    }
                }
            }
        }
        return (Set(added.all), failures.all)
    }

    private func check(_ database: SQLiteDatabase, makeRoom: () async throws -> Void) async throws {
        try await Notes.make(in: database)
        let before = try await fill(database, from: 1)
        #expect(before.failures.count == 8)
        #expect(before.failures.allSatisfy { $0.code == .full }, "\(before.failures)")
        #expect(before.added.count > 10)
        // Everything acknowledged is there, and nothing else.
        #expect(Set(try await Notes.ids(in: database)) == before.added)
        try await makeRoom()
        try await Notes.add(9_999, to: database)
        #expect(try await Notes.ids(in: database).last == 9_999)
        let integrity = try await database.read { session throws(StoreFailure) in
            try session.first(SQLStatement(once: "PRAGMA integrity_check"), []) { $0.text(0) }
        }
        #expect(integrity == "ok")
    }

    @Test("Nothing is acknowledged beyond the size allowed, and it goes on when there is room")
    func sizeLimit() async throws {
        let folder = try TemporaryFolder()
        let database = try StoreEngine.openSQLite(folder) { $0.largestSizePages = 256 }
        try await check(database) {
            try await database.write(.file) { session throws(StoreFailure) in
                _ = try session.execute(Notes.delete, [20])
            }
        }
        await database.close()
    }

    @Test("A body that passes over the error which ended its transaction is not acknowledged, and may try again")
    func passedOver() async throws {
        let folder = try TemporaryFolder()
        let database = try StoreEngine.openSQLite(folder) { $0.largestSizePages = 64 }
        try await Notes.make(in: database)
        let failure = await #expect(throws: StoreFailure.self) {
            try await database.write(.keep) { session throws(StoreFailure) in
                try session.execute(Notes.insert, [1, "one"])
                _ = try? session.execute(
                    Notes.insertContent, [2, "two", .bytes([UInt8](repeating: 2, count: 1_000_000))])
            }
        }
        #expect(failure?.code == .unavailable, "\(failure?.description ?? "")")
        try await Notes.add(3, to: database)
        #expect(try await Notes.ids(in: database) == [3])
        await database.close()
    }

    @Test("Nothing is acknowledged on a disk that is really full, and it goes on when there is room")
    func fullDisk() async throws {
        let folder = try TemporaryFolder()
        guard let disk = SmallDisk(at: folder.path, bytes: 6_000_000) else {
            // Mounting needs root: `sizeLimit` above stays.
            print("skipped: a small file system cannot be mounted here")
            return
        }
        let ballast = folder.path("ballast")
        try Data(repeating: 0, count: 1_000_000).write(to: URL(fileURLWithPath: ballast))
        let database = try StoreEngine.openSQLite(folder) { $0.checkpointPages = 100 }
        try await check(database) { try FileManager.default.removeItem(atPath: ballast) }
        await database.close()
        disk.remove()
    }

    @Test("A blob that does not fit is refused and leaves no trace")
    func blobs() async throws {
        let folder = try TemporaryFolder()
        guard let disk = SmallDisk(at: folder.path, bytes: 1_000_000) else {
            print("skipped: a small file system cannot be mounted here")
            return
        }
        let blobs = try BlobFolder(folder: folder.path)
        let small = [UInt8](repeating: 1, count: 100_000)
        let failure = await #expect(throws: StoreFailure.self) {
            try await blobs.keep([small, [UInt8](repeating: 2, count: 2_000_000)])
        }
        #expect(failure?.code == .full)
        let leftovers = try FileManager.default.contentsOfDirectory(atPath: folder.path("blobs/incoming"))
        #expect(leftovers.isEmpty)
        let ids = try await blobs.keep([small])
        #expect(try await blobs.read(ids[0]) == small)
        await blobs.close()
        disk.remove()
    }
}
