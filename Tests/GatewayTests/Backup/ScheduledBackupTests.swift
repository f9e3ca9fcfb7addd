import Foundation
import Intake
import Logging
import Store
import TestKit
import Testing

@testable import Gateway

/// Backups are taken when they are due, and one that fails hurts nobody.
@Suite("Scheduled backups", .enabled(if: !CityStore.isPostgres, "of the embedded store's files"))
struct ScheduledBackupTests {
    private let heard = HeardLog { "\($0.level)" }
    private let clock = FakeWallClock()
    private let files: CityFiles
    private let board: HealthBoard
    private let folder: BackupFolder

    init() throws {
        files = try CityFiles()
        board = HealthBoard(clock: clock)
        folder = BackupFolder(path: files.folder.path("backups"))
    }

    private var taker: BackupTaker { BackupTaker(store: files.folder.path("data"), clock: clock) }

    private func scheduled(keep: Int = 5) -> ScheduledBackups {
        ScheduledBackups(
            settings: Settings.Backup(folder: folder.path, every: .seconds(3600), keep: keep), taker: taker,
            board: board,
            wallClock: clock, log: heard.logger, clock: HastyClock())
    }

    @Test("one at once where there is none, the next when that is old enough, and no more than are to be kept")
    func due() async throws {
        try await files.withParts { _ in
            let backups = scheduled(keep: 2)
            var standing = ScheduledBackups.Standing(since: clock.now())
            for minutes in [0, 30, 29, 1, 59, 1] {
                clock.advance(by: .seconds(minutes * 60))
                await backups.look(&standing)
            }
            // At 0, 60 and 120 minutes.
            let stamps = try folder.stamps()
            #expect(stamps.map { clock.now().since($0.moment) } == [.seconds(3600), .zero])
            #expect(board.backup?.lastGood == clock.now())
            #expect(board.backup?.failure == nil)
            #expect(heard.lines == ["info", "info", "info"])
        }
    }

    @Test("one that somebody took counts; one from the future does not")
    func others() async throws {
        try await files.withParts { _ in
            clock.advance(by: .seconds(7 * 86_400))
            _ = try await taker.take(into: folder)
            clock.advance(by: .seconds(-7 * 86_400))
            var standing = ScheduledBackups.Standing(since: clock.now())
            for _ in 0..<3 { await scheduled().look(&standing) }
            #expect(try folder.stamps().count == 2)
            #expect(board.backup?.lastGood == clock.now())
            try FileManager.default.removeItem(atPath: folder.path(of: try #require(try folder.stamps().last)))
            clock.advance(by: .seconds(1800))
            _ = try await taker.take(into: folder)
            clock.advance(by: .seconds(1800))
            await scheduled().look(&standing)
            #expect(try folder.stamps().count == 2)
        }
    }

    @Test("a failure is told once, tried again a while later, and the end of it is told")
    func failing() async throws {
        try await files.withParts { _ in
            try files.write("backups", "a file and no folder")
            let backups = scheduled()
            var standing = ScheduledBackups.Standing(since: clock.now())
            for minutes in [0, 5, 10, 15] {
                clock.advance(by: .seconds(minutes * 60))
                await backups.look(&standing)
            }
            #expect(heard.lines == ["error"])
            #expect(board.backup?.failure != nil)
            #expect(board.backup?.isOverdue(clock.now()) == true)
            try FileManager.default.removeItem(atPath: folder.path)
            // Not at once: what is full or broken is left alone for a while.
            await backups.look(&standing)
            #expect(try folder.stamps() == [])
            clock.advance(by: .seconds(15 * 60))
            await backups.look(&standing)
            #expect(heard.lines == ["error", "notice", "info"])
            #expect(
                board.backup
                    == BackupHealth(
                        every: .seconds(3600), lastGood: clock.now(), since: standing.since, failure: nil))
        }
    }

    @Test("a failure is over, too, when somebody else has taken one")
    func takenMeanwhile() async throws {
        try await files.withParts { _ in
            try files.write("backups", "a file and no folder")
            var standing = ScheduledBackups.Standing(since: clock.now())
            await scheduled().look(&standing)
            try FileManager.default.removeItem(atPath: folder.path)
            _ = try await taker.take(into: folder)
            await scheduled().look(&standing)
            #expect(heard.lines == ["error", "notice"])
            #expect(board.backup?.failure == nil)
        }
    }

    @Test("a shutdown ends a backup that is being taken, and leaves none behind")
    func stopped() async throws {
        try await files.withParts { _ in
            let loop = scheduled()
            let task = Task { await loop.run() }
            task.cancel()
            await task.value
            #expect(heard.lines.allSatisfy { $0 == "info" })
            let left = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            #expect(!left.contains { $0.hasSuffix(".partial") })
        }
    }

    @Test(
        "old is older than twice the time between two, or none though it was tried",
        arguments: [
            (age: 7200, failure: nil, isOverdue: false), (age: 7201, failure: nil, isOverdue: true),
            (age: nil, failure: nil, isOverdue: false), (age: nil, failure: "full", isOverdue: true),
            (age: 60, failure: "full", isOverdue: false),
        ] as [(age: Int?, failure: String?, isOverdue: Bool)])
    func overdue(_ row: (age: Int?, failure: String?, isOverdue: Bool)) {
        let health = BackupHealth(
            every: .seconds(3600), lastGood: row.age.map { clock.now() - .seconds($0) }, since: clock.now(),
            failure: row.failure)
        #expect(health.isOverdue(clock.now()) == row.isOverdue)
    }

    @Test("the running gateway takes them, shows their age to the staff, and goes on where it cannot")
    func serving() async throws {
        let files = try CityFiles(extra: "backup: {folder: backups, every: 2s, keep: 2}\n")
        let serving = try await IntakeProcess.start(files.folder)
        do {
            let folder = BackupFolder(path: files.folder.path("backups"))
            try await eventually { try folder.stamps().count == 2 }
            try await eventually {
                await serving.get("/metrics")?.body.contains("\nintake_backup_last_success_seconds ") == true
            }
            let ready = await serving.get("/health/ready")
            #expect(ready?.status == 200)
            #expect(ready?.body.contains(#/"age_seconds" : \d/#) == true)
            let verified = try await IntakeProgram.run("backup", "verify", folder.path)
            #expect(verified.isGood, "\(verified.output)")
            try FileManager.default.removeItem(atPath: folder.path)
            try files.write("backups", "a file and no folder")
            try await eventually {
                let ready = await serving.get("/health/ready")
                return ready?.status == 200 && ready?.body.contains("\"status\" : \"degraded\"") == true
            }
            #expect(await serving.get("/metrics")?.body.contains("\nintake_backup_overdue 1\n") == true)
            #expect(serving.log.components(separatedBy: "no backup can be taken").count == 2)
        } catch {
            try await serving.stop()
            throw error
        }
        try await serving.stop()
    }
}
