import Foundation
import Intake
import Reports
import Synchronization
import TestKit
import Testing

@testable import Store

/// A backup of either engine becomes a store of either, and nothing is served before it is whole.
@Suite("Restoring into PostgreSQL", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresRestoreTests {
    private let place: TemporaryFolder
    private let target: StoreSide
    private let blobs: BlobFolder
    private var data: String { place.path("data") }

    init() async throws {
        place = try TemporaryFolder()
        target = try await .postgres(of: place)
        blobs = try BlobFolder(folder: place.path("shared"))
    }

    private func restore(
        _ backup: String, _ clock: FakeWallClock, moving: MoveWatch = MoveWatch()
    ) async throws -> RestoredStore {
        let database = try await target.open(.move)
        do {
            let restored = try await StoreRestoration(store: data, clock: clock).restore(
                from: backup, into: database, blobs: blobs, moving: moving)
            await database.close()
            return restored
        } catch {
            await database.close()
            throw error
        }
    }

    /// What a store holds, and what of it was overtaken.
    private static let summary = """
        SELECT (SELECT COUNT(*) FROM message) || ' ' || (SELECT COUNT(*) FROM service_request) || ' '
            || (SELECT COUNT(*) FROM outbox WHERE state = 'unknown') || ' ' || (SELECT COUNT(*) FROM audit
            WHERE action = 'store.restored')
        """

    @Test("a backup of SQLite becomes a database, with its blobs wherever the nodes have them")
    func fromSQLite() async throws {
        let scene = try await BackedUpCity()
        let blob = try await scene.largeMail(1)
        try await scene.city.send(.text("+16175550123", "A pothole"), on: SmallCity.sms)
        try await scene.take()
        let restored = try await restore(try scene.newest(), scene.city.clock)
        #expect(restored.ledgerFaults == [] && restored.missing == [] && restored.unsent == 2)
        #expect(try await target.column(Self.summary) == ["2 2 2 1"])
        #expect(try await blobs.read(blob).count > 70_000)
        #expect(!StoreRestoration.isUnfinished(in: data))
        let database = try await target.open(.serve)
        #expect(try await Schema.intake.migrate(database, at: scene.city.clock.now()) == [])
        #expect(try await SQLLedgerAuditing(database: database).audit().agrees)
        await database.close()
        // What is there now is left alone.
        let again = await #expect(throws: StoreFailure.self) { try await restore(try scene.newest(), scene.city.clock) }
        #expect(again?.code == .refused)
        #expect(try await target.column(Self.summary) == ["2 2 2 1"])
    }

    @Test("a backup of PostgreSQL becomes a database, or a folder")
    func fromPostgres() async throws {
        let scene = try await PostgresCity()
        let blob = try await scene.largeMail(1)
        try await scene.city.deliver()
        try await scene.city.send(.text("+16175550123", "A pothole"), on: SmallCity.sms)
        try await scene.take()
        #expect(try await restore(try scene.newest(), scene.city.clock).unsent == 1)
        #expect(try await target.column(Self.summary) == ["2 2 1 1"])
        let folder = place.path("embedded")
        let restored = try await StoreRestoration(store: folder, clock: scene.city.clock).restore(
            from: try scene.newest())
        #expect(restored.unsent == 1 && restored.ledgerFaults == [])
        #expect(try await BackedUpCity.column(Self.summary, in: folder) == ["2 2 1 1"])
        #expect(FileManager.default.fileExists(atPath: BackedUpCity.path(blob, in: folder)))
        let database = try SQLiteDatabase(folder: folder, purpose: .serve)
        #expect(try await Schema.intake.migrate(database, at: scene.city.clock.now()) == [])
        await database.close()
    }

    @Test("interrupted, it is gone on with; until then nobody serves it", arguments: [1, 60, 130, 180])
    func resumed(_ limit: Int) async throws {
        let scene = try await BackedUpCity()
        try await scene.largeMail(1)
        try await scene.take()
        let asked = Mutex(0)
        let stopping = MoveWatch(isStopped: {
            asked.withLock { asked in
                asked += 1
                return asked > limit
            }
        })
        let stopped = await #expect(throws: StoreFailure.self) {
            try await restore(try scene.newest(), scene.city.clock, moving: stopping)
        }
        try #require(stopped?.code == .unavailable)
        #expect(StoreRestoration.isUnfinished(in: data))
        let unfinished = try await target.open(.read)
        await #expect(throws: StoreFailure.self) { try await StoreMove.requireWhole(unfinished) }
        await unfinished.close()
        let restored = try await restore(try scene.newest(), scene.city.clock)
        #expect(restored.unsent == 1)
        #expect(try await target.column(Self.summary) == ["1 1 1 1"])
        #expect(!StoreRestoration.isUnfinished(in: data))
    }

    @Test("all was moved and only the end was missing: the same command ends it")
    func ended() async throws {
        let scene = try await BackedUpCity()
        try await scene.largeMail(1)
        try await scene.take()
        let kept = place.path("kept")
        let keeping = MoveWatch(told: { [data] step in
            guard case .recounting = step else { return }
            try? FileManager.default.copyItem(atPath: data + "/restoring", toPath: kept)
        })
        _ = try await restore(try scene.newest(), scene.city.clock, moving: keeping)
        try FileManager.default.moveItem(atPath: kept, toPath: data + "/restoring")
        _ = try await restore(try scene.newest(), scene.city.clock)
        #expect(!StoreRestoration.isUnfinished(in: data))
        #expect(try await target.column(Self.summary) == ["1 1 1 1"])
    }

    @Test("not a damaged one, and not over what is there")
    func refused() async throws {
        let scene = try await BackedUpCity()
        let blob = try await scene.largeMail(1)
        try await scene.take()
        let path = BackedUpCity.path(blob, in: try scene.newest())
        try FileManager.default.removeItem(atPath: path)
        try Data("other".utf8).write(to: URL(filePath: path))
        let damaged = await #expect(throws: StoreFailure.self) {
            try await restore(try scene.newest(), scene.city.clock)
        }
        #expect(damaged?.code == .damaged)
        #expect(try await target.column("SELECT COUNT(*) FROM pg_class WHERE relname = 'message'") == ["0"])
    }
}
