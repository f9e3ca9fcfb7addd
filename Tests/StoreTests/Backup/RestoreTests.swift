import Foundation
import Intake
import Store
import TestKit
import Testing

/// A store is made of a backup whole or not at all, and what the world has overtaken in it is set right.
@Suite("Restoring")
struct RestoreTests {
    private let scene: BackedUpCity
    private let place: TemporaryFolder
    private var target: String { place.path("data") }

    init() async throws {
        scene = try await BackedUpCity()
        place = try TemporaryFolder()
    }

    private func refusal(
        _ options: StoreRestoration.Options = StoreRestoration.Options()
    ) async throws -> StoreFailure {
        try #require(
            await #expect(throws: StoreFailure.self) { try await scene.restore(into: target, options: options) })
    }

    @Test("into a folder that is not there: rows, blobs and counts are those of the backup")
    func whole() async throws {
        let blob = try await scene.largeMail(1)
        try await scene.city.send(.text("+16175550123", "A pothole"), on: SmallCity.sms)
        try await scene.take()
        try await scene.largeMail(2)
        let restored = try await scene.restore(into: target)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: target).sorted()
                == ["blobs", "gateway.lock", "intake.sqlite"])
        #expect(restored.ledgerFaults == [])
        #expect(restored.missing == [])
        #expect(restored.putAside == [])
        #expect(try await BackedUpCity.column("SELECT COUNT(*) FROM message", in: target) == ["2"])
        #expect(
            try Data(contentsOf: URL(filePath: BackedUpCity.path(blob, in: target)))
                == Data(contentsOf: URL(filePath: BackedUpCity.path(blob, in: scene.store))))
        // It serves.
        let database = try SQLiteDatabase(folder: target, purpose: .serve)
        #expect(try await Schema.intake.migrate(database, at: scene.city.clock.now()) == [])
        await database.close()
    }

    @Test("what waited may have gone out since: it is unknown, and counted where it goes out again")
    func unsent() async throws {
        try await scene.city.send(.mail("ann@example.org", "A pothole"))
        try await scene.city.deliver()
        try await scene.city.send(.mail("bob@example.org", "A tree"))
        try await scene.city.send(.text("+16175550123", "A light"), on: SmallCity.sms)
        _ = try await scene.city.store.outbox.claim(
            channel: SmallCity.sms, limit: 10, now: scene.city.clock.now())
        try await scene.take()
        let restored = try await scene.restore(into: target)
        #expect(restored.unsent == 2)
        let states = "SELECT state || ' ' || may_have_gone_out || ' ' || repeats FROM outbox ORDER BY id"
        #expect(try await BackedUpCity.column(states, in: target) == ["sent 0 0", "unknown 1 0", "unknown 1 0"])
    }

    @Test("sessions and links of then are over, chat numbers go on far above, and the audit trail says it")
    func overtaken() async throws {
        let chat = try await scene.city.beginChat()
        try await scene.city.send(.chat(chat, "A pothole"), on: SmallCity.chat)
        try await scene.city.run(
            """
            INSERT INTO staff_session (id, account, token_hash, stage, browser, began_at, seen_at)
            VALUES (1, 1, x'00', 'signed_in', '', 1, 1)
            """)
        try await scene.city.run(
            "INSERT INTO invitation (token_hash, account, made_at, expires_at) VALUES (x'00', 1, 1, 1)")
        let taken = try await scene.take()
        _ = try await scene.restore(into: target)
        let counts = "SELECT (SELECT COUNT(*) FROM staff_session) + (SELECT COUNT(*) FROM invitation)"
        #expect(try await BackedUpCity.column(counts, in: target) == ["0"])
        let audit = "SELECT after_values FROM audit WHERE action = 'store.restored' AND author_kind = 'command'"
        let entries = try await BackedUpCity.column(audit, in: target)
        #expect(entries.count == 1)
        #expect(entries.first?.contains(taken.stamp.name) == true)
        let last = try await scene.city.column("SELECT MAX(sequence) FROM chat_line WHERE session = \(chat)")
        let database = try SQLiteDatabase(folder: target, purpose: .serve)
        let log = SQLChatLog(database: database)
        let session = try #require(try await log.session(keyHash: Array(chat.description.utf8)))
        // A client that asks for more than there is goes back to what there is, and new lines come above what it has.
        #expect("\(session.lastSequence)" == last.first)
        let line = try await log.append(
            session: chat, outboxRow: RowID(rawValue: 7), text: "hello", at: scene.city.clock.now())
        #expect(line.sequence > 1_000_000)
        await database.close()
    }

    @Test("a folder that holds a store, or a part of one, is left alone", arguments: ["", "-wal", "-journal"])
    func occupied(_ suffix: String) async throws {
        try await scene.take()
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(filePath: target + "/intake.sqlite" + suffix))
        #expect(try await refusal().code == .refused)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: target).sorted()
                == ["gateway.lock", "intake.sqlite" + suffix])
    }

    @Test("told to replace, it puts the other store aside whole, and takes its blobs from there where it can")
    func replace() async throws {
        let (shared, own) = (try await scene.largeMail(1), try await scene.largeMail(2))
        try await scene.take()
        let late = try await scene.largeMail(3)
        try FileManager.default.createDirectory(atPath: scene.store + "/search", withIntermediateDirectories: true)
        await scene.city.database.close()
        try Data("xx".utf8).write(to: URL(filePath: BackedUpCity.path(own, in: scene.store)), options: .atomic)
        var options = StoreRestoration.Options()
        options.replacing = true
        let restored = try await scene.restore(into: scene.store, options: options)
        let aside = try #require(restored.putAside.first)
        #expect(try await BackedUpCity.column("SELECT COUNT(*) FROM message", in: aside) == ["3"])
        #expect(try await BackedUpCity.column("SELECT COUNT(*) FROM message", in: scene.store) == ["2"])
        #expect(FileManager.default.fileExists(atPath: BackedUpCity.path(late, in: aside)))
        #expect(!FileManager.default.fileExists(atPath: BackedUpCity.path(late, in: scene.store)))
        #expect(!FileManager.default.fileExists(atPath: scene.store + "/search"))
        #expect(
            try BackedUpCity.inode(BackedUpCity.path(shared, in: scene.store))
                == BackedUpCity.inode(BackedUpCity.path(shared, in: aside)))
        #expect(try Data(contentsOf: URL(filePath: BackedUpCity.path(own, in: scene.store))).count > 70_000)
    }

    @Test("not while a gateway serves the folder")
    func served() async throws {
        try await scene.take()
        let database = try SQLiteDatabase(folder: target, purpose: .serve)
        var options = StoreRestoration.Options()
        options.replacing = true
        #expect(try await refusal(options).code == .unavailable)
        await database.close()
    }

    @Test("not a newer program's backup")
    func newer() async throws {
        try await scene.take()
        let older = Schema(migrations: Array(Schema.intake.migrations.dropLast()))
        let failure = await #expect(throws: StoreFailure.self) {
            try await StoreRestoration(store: target, schema: older, clock: scene.city.clock).restore(
                from: try scene.newest())
        }
        #expect(failure?.code == .refused)
        #expect(failure?.detail.contains("use the newer program") == true)
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test("an older program's backup is brought up to date")
    func older() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(folder: folder.path, purpose: .serve)
        let older = Schema(migrations: Array(Schema.intake.migrations.dropLast()))
        try await older.migrate(database, at: scene.city.clock.now())
        await database.close()
        _ = try await BackupTaker(store: folder.path, clock: scene.city.clock).take(into: scene.backups)
        let restored = try await scene.restore(into: target)
        #expect(restored.steps == [Schema.intake.newest])
        #expect(restored.ledgerFaults == [])
    }

    @Test("not a damaged one: what is there stays as it is")
    func damaged() async throws {
        let blob = try await scene.largeMail(1)
        try await scene.take()
        let folder = try scene.newest()
        try FileManager.default.removeItem(atPath: BackedUpCity.path(blob, in: folder))
        #expect(try await refusal().code == .damaged)
        #expect(!StoreRestoration.isUnfinished(in: target))
        #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["gateway.lock"])
        var options = StoreRestoration.Options()
        options.withoutDamagedBlobs = true
        #expect(try await scene.restore(into: target, options: options).missing == [blob])
        let file = try #require(FileHandle(forUpdatingAtPath: folder + "/intake.sqlite"))
        try file.seek(toOffset: 40_000)
        try file.write(contentsOf: Data([1, 2, 3]))
        try file.close()
        options.replacing = true
        #expect(try await refusal(options).code == .damaged)
        #expect(try await BackedUpCity.column("SELECT COUNT(*) FROM message", in: target) == ["1"])
    }
}
