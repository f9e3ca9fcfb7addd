import Foundation
import Intake
import Synchronization
import TestKit
import Testing

@testable import Store

/// A backup of a PostgreSQL store is a store like any other, taken while everybody goes on.
@Suite("Backups of PostgreSQL", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresBackupTests {
    /// Runs something once.
    private final class Once: Sendable {
        private let isDone = Mutex(false)
        let failure = Mutex<String?>(nil)

        func run(_ body: () throws -> Void) {
            guard
                !isDone.withLock({ was in
                    defer { was = true }; return was
                })
            else { return }
            do { try body() } catch { failure.withLock { $0 = "\(error)" } }
        }
    }

    @Test("every value of every row of every table is in it, and a check finds nothing")
    func whole() async throws {
        let filled = try await FilledCity()
        // Not every text is a blob's address.
        try await filled.side.run("UPDATE raw SET blob = NULL, bytes = x'00' WHERE blob IS NOT NULL")
        try await filled.side.run("UPDATE attachment SET blob = NULL")
        try await filled.side.run("UPDATE sent_report_file SET blob = NULL, bytes = x'00' WHERE blob IS NOT NULL")
        let before = try await FilledCity.dump(filled.city.folder.path)
        let place = try TemporaryFolder()
        let postgres = try await StoreSide.postgres(of: place)
        #expect(try await filled.side.move(to: postgres).isWhole)
        guard case .postgres(let url) = postgres else { return }
        let folder = BackupFolder(path: place.path("backups"))
        let taker = BackupTaker(
            postgres: url, store: place.path("data"), blobs: .folder(place.path("data")), clock: filled.city.clock,
            room: FreeRoom(least: 0, most: 0))
        let taken = try await taker.take(into: folder)
        #expect(taken.manifest.engine == "postgres" && taken.manifest.schema == Schema.intake.newest)
        let backup = folder.path(of: taken.stamp)
        let copy = place.path("copy")
        try FileManager.default.copyItem(atPath: backup, toPath: copy)
        // A backup's file has no log; whoever serves it makes one.
        await (try SQLiteDatabase(folder: copy, purpose: .work)).close()
        let after = try await FilledCity.dump(copy)
        #expect(Set(before.keys) == Set(after.keys))
        for (table, rows) in before { #expect(rows == after[table], "\(table)") }
        // Rows without a cause were put in by hand, so that the ledger cannot agree; all else must.
        let faults = try await BackupCheck().look(at: backup).faults
        #expect(faults.filter { !$0.hasPrefix("ledger: ") } == [])
        // The tables of a store that SQLite's own migrations have made, index by index.
        #expect(try await Self.schema(copy) == Self.schema(filled.city.folder.path))
    }

    private static func schema(_ folder: String) async throws -> [String] {
        try await BackedUpCity.column(
            "SELECT COALESCE(sql, name) FROM sqlite_schema ORDER BY type, name", in: folder)
    }

    @Test("it is as it was when it was begun, whoever writes meanwhile")
    func consistent() async throws {
        let scene = try await PostgresCity()
        let before = try await scene.largeMail(1)
        let once = Once()
        let watch = BackupWatch(told: { step in
            guard case .database = step else { return }
            once.run {
                let done = DispatchSemaphore(value: 0)
                Task {
                    do { try await scene.largeMail(2) } catch { once.failure.withLock { $0 = "\(error)" } }
                    done.signal()
                }
                #expect(done.wait(timeout: .now() + .milliseconds(Int(Patience.usual.milliseconds))) == .success)
            }
        })
        let taken = try await scene.take(watch: watch)
        #expect(once.failure.withLock { $0 } == nil)
        #expect(taken.manifest.rows["message"] == 1 && taken.manifest.blobs.count == 1)
        #expect(FileManager.default.fileExists(atPath: BackedUpCity.path(before, in: try scene.newest())))
        #expect(try await scene.faults() == [])
        try await scene.take()
        #expect(try await scene.faults() == [])
        #expect(try BackupManifest(of: scene.newest()).rows["message"] == 2)
    }

    @Test("nobody waits for it, not even whoever wants a table alone")
    func unlocked() async throws {
        let scene = try await PostgresCity()
        try await scene.city.send(.mail("ann@example.org", "A pothole"))
        let once = Once()
        let watch = BackupWatch(told: { step in
            guard case .database(let copied, _) = step, copied > 0 else { return }
            once.run {
                try scene.aside(
                    """
                    BEGIN; SET LOCAL lock_timeout = '3s';
                    DO $$ DECLARE t RECORD; BEGIN FOR t IN SELECT relname FROM pg_class c JOIN pg_namespace n
                        ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND relkind = 'r'
                    LOOP EXECUTE 'LOCK TABLE ' || t.relname || ' IN ACCESS EXCLUSIVE MODE'; END LOOP; END $$;
                    COMMIT;
                    """)
            }
        })
        try await scene.take(watch: watch)
        #expect(once.failure.withLock { $0 } == nil)
        #expect(try await scene.faults() == [])
    }

    @Test("a schema that was changed meanwhile makes it none")
    func migrated() async throws {
        let scene = try await PostgresCity()
        try await scene.city.send(.mail("ann@example.org", "A pothole"))
        let once = Once()
        let watch = BackupWatch(told: { step in
            guard case .database(let copied, _) = step, copied > 0 else { return }
            once.run { try scene.aside("DELETE FROM schema_migration WHERE number = \(Schema.intake.newest)") }
        })
        let failure = await #expect(throws: StoreFailure.self) { try await scene.take(watch: watch) }
        #expect(failure?.detail.contains("the schema was changed while the backup was taken") == true)
        #expect(try scene.backups.stamps() == [])
    }

    @Test("blobs that are no files are read one by one; what is nowhere is named")
    func elsewhere() async throws {
        let scene = try await PostgresCity()
        let (kept, lost) = (try await scene.largeMail(1), try await scene.largeMail(2))
        let files = try BlobFolder(folder: scene.city.folder.path)
        try FileManager.default.removeItem(atPath: BackedUpCity.path(lost, in: scene.city.folder.path))
        let first = try await scene.take(blobs: .elsewhere(files))
        #expect((first.copied, first.linked) == (1, 0))
        #expect(first.manifest.blobs.missing == [lost])
        #expect(FileManager.default.fileExists(atPath: BackedUpCity.path(kept, in: try scene.newest())))
        // The next one has it from the one before.
        let second = try await scene.take(blobs: .elsewhere(files))
        #expect((second.copied, second.linked) == (0, 1))
        await files.close()
    }

    @Test("one that cannot be read for a moment is read again; where that lasts, there is no backup")
    func awayForAMoment() async throws {
        let scene = try await PostgresCity()
        _ = try await scene.largeMail(1)
        let files = try BlobFolder(folder: scene.city.folder.path)
        for most in [3, 1_000] {
            let flaky = ScriptedBlobs { (id, attempt) async throws(StoreFailure) in
                guard attempt > most else { throw StoreFailure(.unavailable, "no answer in time") }
                return try await files.read(id)
            }
            guard most == 1_000 else {
                let taken = try await scene.take(blobs: .elsewhere(flaky), pauses: HastyClock())
                #expect(taken.copied == 1 && taken.manifest.blobs.missing == [])
                #expect(try await scene.faults() == [])
                try FileManager.default.removeItem(atPath: scene.newest())
                continue
            }
            let failure = await #expect(throws: StoreFailure.self) {
                try await scene.take(blobs: .elsewhere(flaky), pauses: HastyClock())
            }
            #expect(failure?.detail == "no answer in time")
            #expect(try scene.backups.stamps() == [])
        }
        await files.close()
    }

    @Test("when the last was taken stands in the database; one from the future does not count")
    func noted() async throws {
        let scene = try await PostgresCity()
        let book = SQLBackupBook(database: scene.city.database)
        #expect(try await book.newest(at: scene.city.clock.now()) == nil)
        let taken = try await scene.take()
        try await book.note(taken)
        #expect(
            try await book.newest(at: scene.city.clock.now()) == NewestBackup(stamp: taken.stamp, missing: 0))
        #expect(try await book.newest(at: scene.city.clock.now() - .seconds(1)) == nil)
    }

    @Test("where there is no store, or half of one, there is no backup")
    func none() async throws {
        let place = try TemporaryFolder()
        guard case .postgres(let url) = try await StoreSide.postgres(of: place) else { return }
        let taker = BackupTaker(
            postgres: url, store: place.path, blobs: .folder(place.path), clock: FakeWallClock())
        let folder = BackupFolder(path: place.path("backups"))
        let nothing = await #expect(throws: StoreFailure.self) { try await taker.take(into: folder) }
        #expect(nothing?.code == .missing)
        let scene = try await PostgresCity()
        try scene.aside("CREATE TABLE store_move (table_name TEXT PRIMARY KEY, mark TEXT)")
        let half = await #expect(throws: StoreFailure.self) { try await scene.take() }
        #expect(half?.code == .refused)
    }
}
