import Dispatch
import Foundation
import Intake
import Store
import TestKit
import Testing

@Suite("Opening a data folder")
struct OpeningTests {
    private static func pragma(_ name: String, in session: any SQLSession) throws(StoreFailure) -> String {
        try session.first(SQLStatement(once: "PRAGMA \(name)"), []) { $0.text(0) } ?? ""
    }

    @Test("Every connection has the settings that our promises rest on", arguments: ["writer", "reader"])
    func settings(_ connection: String) async throws {
        let folder = try TemporaryFolder()
        let database = try StoreEngine.openSQLite(folder)
        let look: @Sendable (any SQLSession) throws(StoreFailure) -> [String] = { session throws(StoreFailure) in
            var found: [String] = []
            for name in [
                "journal_mode", "synchronous", "foreign_keys", "mmap_size", "temp_store", "wal_autocheckpoint",
            ] {
                found.append(try Self.pragma(name, in: session))
            }
            return found
        }
        let found = connection == "writer" ? try await database.write(.keep, look) : try await database.read(look)
        // 2 is FULL, under which a commit is on the disk when it returns. The writer's temp_store is the library's, 0.
        #expect(found[..<5] == ["wal", "2", "1", "0", connection == "writer" ? "0" : "2"])
        if connection == "writer" { #expect(found[5] == "0") }
        await database.close()
    }

    @Test("Only one gateway serves a folder, and the next may when it has closed")
    func lock() async throws {
        let folder = try TemporaryFolder()
        let first = try StoreEngine.openSQLite(folder)
        let failure = #expect(throws: StoreFailure.self) { try StoreEngine.openSQLite(folder) }
        #expect(failure?.code == .unavailable)
        #expect(failure?.detail.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
        await first.close()
        let second = try StoreEngine.openSQLite(folder)
        await second.close()
    }

    @Test("Commands read, and write a little, beside a gateway")
    func beside() async throws {
        let folder = try TemporaryFolder()
        let gateway = try StoreEngine.openSQLite(folder)
        try await Notes.make(in: gateway)
        try await Notes.add(1, to: gateway)
        let reading = try SQLiteDatabase(folder: folder.path, purpose: .read)
        #expect(try await Notes.ids(in: reading) == [1])
        let working = try SQLiteDatabase(folder: folder.path, purpose: .work)
        try await Notes.add(2, to: working)
        try await Notes.add(3, to: gateway)
        #expect(try await Notes.ids(in: reading) == [1, 2, 3])
        #expect(try await Notes.ids(in: gateway) == [1, 2, 3])
        let failure = await #expect(throws: StoreFailure.self) { try await Notes.add(4, to: reading) }
        #expect(failure?.code == .refused)
        // Nor by way of a read.
        await #expect(throws: StoreFailure.self) {
            try await reading.read { session throws(StoreFailure) in _ = try session.execute(Notes.insert, [5, "five"])
            }
        }
        for database in [reading, working, gateway] { await database.close() }
    }

    @Test("A command that ends makes the gateway wait for nobody")
    func endsBeside() async throws {
        let folder = try TemporaryFolder()
        // An hour: whoever waits for a lock here would not come back within the test.
        let gateway = try StoreEngine.openSQLite(folder) { $0.busyTimeout = .seconds(3600) }
        try await Notes.make(in: gateway)
        var settings = SQLiteSettings()
        settings.busyTimeout = .seconds(3600)
        let working = try SQLiteDatabase(folder: folder.path, purpose: .work, settings: settings)
        try await Notes.add(1, to: working)
        let release = DispatchSemaphore(value: 0)
        let isReading = Collected<Bool>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { release.signal() }
            // A long report is read meanwhile.
            group.addTask {
                try await gateway.read { session throws(StoreFailure) in
                    _ = try session.exists(Notes.count, [])
                    isReading.add(true)
                    release.wait()
                }
            }
            try await eventually { !isReading.all.isEmpty }
            try await Notes.add(2, to: gateway)
            let isClosed = Collected<Bool>()
            group.addTask {
                await working.close()
                isClosed.add(true)
            }
            try await eventually { !isClosed.all.isEmpty }
            try await Notes.add(3, to: gateway)
            release.signal()
            try await group.waitForAll()
        }
        #expect(try await Notes.ids(in: gateway) == [1, 2, 3])
        await gateway.close()
    }

    @Test("Reading where nothing is says so and makes nothing")
    func nothingToRead() throws {
        let folder = try TemporaryFolder()
        let failure = #expect(throws: StoreFailure.self) {
            try SQLiteDatabase(folder: folder.path("none"), purpose: .read)
        }
        #expect(failure?.code == .missing)
        #expect(!FileManager.default.fileExists(atPath: folder.path("none")))
    }

    @Test("A file that is no database is refused as damaged")
    func notADatabase() throws {
        let folder = try TemporaryFolder()
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: folder.path("intake.sqlite")))
        let failure = #expect(throws: StoreFailure.self) { try StoreEngine.openSQLite(folder) }
        #expect(failure?.code == .damaged)
        // The lock is free again.
        try FileManager.default.removeItem(atPath: folder.path("intake.sqlite"))
        _ = try StoreEngine.openSQLite(folder)
    }

    @Test("A writer of another process makes ours wait, and then fail as unavailable")
    func busy() async throws {
        let folder = try TemporaryFolder()
        let gateway = try StoreEngine.openSQLite(folder) { $0.busyTimeout = .milliseconds(50) }
        try await Notes.make(in: gateway)
        let other = try SQLiteDatabase(folder: folder.path, purpose: .work)
        let failed = Collected<StoreFailure>()
        try await HeldWriter(database: other).gather(keep: 0) { _ in
            do throws(StoreFailure) { try await Notes.add(1, to: gateway) } catch { failed.add(error) }
        }
        #expect(failed.all.map(\.code) == [.unavailable])
        try await Notes.add(2, to: gateway)
        #expect(try await Notes.ids(in: gateway) == [2])
        await other.close()
        await gateway.close()
    }

    @Test("The log is carried over under load and starts anew")
    func checkpoints() async throws {
        let folder = try TemporaryFolder()
        let database = try StoreEngine.openSQLite(folder) { $0.checkpointPages = 32 }
        try await Notes.make(in: database)
        let content = [UInt8](repeating: 1, count: 30_000)
        var largest = 0
        for id in 1...300 {
            try await database.write(.file) { session throws(StoreFailure) in
                _ = try session.execute(Notes.insertContent, [.int(id), .text("\(id)"), .bytes(content)])
            }
            let facts = try FileManager.default.attributesOfItem(atPath: folder.path("intake.sqlite-wal"))
            largest = max(largest, facts[.size] as? Int ?? 0)
        }
        // 300 × 32 KB went through it; without checkpoints it would hold them all.
        #expect(largest < 5_000_000, "the log grew to \(largest) bytes")
        #expect(try await Notes.ids(in: database) == Array(1...300))
        await database.close()
        #expect(!FileManager.default.fileExists(atPath: folder.path("intake.sqlite-wal")))
        let again = try StoreEngine.openSQLite(folder)
        #expect(try await Notes.ids(in: again) == Array(1...300))
        await again.close()
    }
}
