import Foundation
import Glibc
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

    private func scheduled(every: Duration = .seconds(3600), keep: Int = 5) -> ScheduledBackups {
        ScheduledBackups(
            settings: Settings.Backup(folder: folder.path, every: every, keep: keep), taker: taker, board: board,
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

    @Test("each failure makes the pause longer, up to an hour")
    func pauses() async throws {
        try await files.withParts { _ in
            try files.write("backups", "a file and no folder")
            let backups = scheduled(every: .seconds(86_400))
            var standing = ScheduledBackups.Standing(since: clock.now())
            var pauses: [Duration] = []
            for _ in 0..<8 {
                await backups.look(&standing)
                let pause = try #require(standing.notBefore).since(clock.now())
                pauses.append(pause)
                clock.advance(by: pause - .seconds(1))
                await backups.look(&standing)
                #expect(standing.notBefore?.since(clock.now()) == .seconds(1), "not before the pause is over")
                clock.advance(by: .seconds(1))
            }
            #expect(pauses == [60, 120, 240, 480, 960, 1920, 3600, 3600].map { .seconds($0) })
        }
    }

    @Test("a clock that is set back makes no pause longer")
    func setBack() async throws {
        try await files.withParts { _ in
            try files.write("backups", "a file and no folder")
            var standing = ScheduledBackups.Standing(since: clock.now())
            await scheduled().look(&standing)
            try FileManager.default.removeItem(atPath: folder.path)
            clock.advance(by: .seconds(-7 * 86_400))
            await scheduled().look(&standing)
            #expect(try folder.stamps().count == 1)
            #expect(board.backup?.failure == nil)
        }
    }

    @Test("while somebody else writes one, it is waited for in silence")
    func busy() async throws {
        try await files.withParts { _ in
            try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
            let lock = try Held(folder.path + "/backup.lock")
            var standing = ScheduledBackups.Standing(since: clock.now())
            await scheduled().look(&standing)
            #expect(heard.lines == [] && board.backup?.failure == nil && standing.notBefore == nil)
            lock.release()
            await scheduled().look(&standing)
            #expect(heard.lines == ["info"])
        }
    }

    @Test("what the store has lost degrades until a backup has it again")
    func missing() async throws {
        try await files.withParts { parts in
            let blob = try await parts.blobs.keep([[UInt8](repeating: 1, count: 10)])[0]
            _ = try await parts.database.write(.file) { session throws(StoreFailure) in
                try session.execute(
                    SQLStatement(once: "INSERT INTO raw (received, blob) VALUES (1, '\(blob.hexadecimal)')"))
            }
            let digits = blob.hexadecimal
            let path = files.folder.path("data/blobs/\(digits.prefix(2))/\(digits.dropFirst(2))")
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            var standing = ScheduledBackups.Standing(since: clock.now())
            await scheduled().look(&standing)
            #expect(heard.lines == ["info", "error"])
            #expect(board.backup?.missing == 1)
            let command = try await IntakeProgram.run("backup", files.folder.path("others"), "-c", files.file)
            #expect(command.exitCode == 3)
            #expect(command.output.contains("lacks the blob"), "\(command.output)")
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
            clock.advance(by: .seconds(3600))
            await scheduled().look(&standing)
            #expect(heard.lines == ["info", "error", "info"])
            #expect(board.backup?.missing == 0)
        }
    }

    @Test("what cannot be tidied away is told once")
    func leftover() async throws {
        try await files.withParts { _ in
            let left = folder.path(of: BackupStamp(clock.now())) + ".removed"
            try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
            // Not even root removes a folder on which a file system is mounted.
            guard mount("intake-test", left, "tmpfs", 0, "size=100000") == 0 else {
                print("skipped: a small file system cannot be mounted here")
                return
            }
            defer { umount2(left, 2) }
            var standing = ScheduledBackups.Standing(since: clock.now())
            for _ in 0..<3 {
                clock.advance(by: .seconds(3600))
                await scheduled().look(&standing)
            }
            #expect(heard.lines == ["info", "warning", "info", "info"])
            #expect(board.backup?.failure == nil)
        }
    }

    @Test("a shutdown ends a backup that is being taken, and leaves none behind", .timeLimit(.minutes(3)))
    func stopped() async throws {
        try await files.withParts { _ in
            // As by a sweep: the backup waits, begun, for its end.
            let sweep = try Held(files.folder.path("data/blobs/sweep.lock"))
            defer { sweep.release() }
            let loop = scheduled()
            let task = Task { await loop.run() }
            do {
                try await eventually { [folder] in
                    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
                    return names?.contains { $0.hasSuffix(".partial") } == true
                }
            } catch {
                task.cancel()
                throw error
            }
            task.cancel()
            await task.value
            #expect(heard.lines == [])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup.lock"])
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

    @Test("the running gateway takes them, and shows their age to the staff")
    func serving() async throws {
        // So many stay that none goes while it is looked at.
        let files = try CityFiles(extra: "backup: {folder: backups, every: 2s, keep: 50}\n")
        try await Self.with(files) { serving in
            let folder = BackupFolder(path: files.folder.path("backups"))
            try await eventually { try folder.stamps().count >= 2 }
            try await eventually {
                await serving.get("/metrics")?.body.contains("\nintake_backup_last_success_seconds ") == true
            }
            let ready = await serving.get("/health/ready")
            #expect(ready?.status == 200)
            #expect(ready?.body.contains(#/"age_seconds" : \d/#) == true)
            let verified = try await IntakeProgram.run("backup", "verify", folder.path)
            #expect(verified.isGood, "\(verified.output)")
        }
    }

    @Test("one that cannot take any goes on, and says so")
    func servingWithout() async throws {
        let files = try CityFiles(extra: "backup: {folder: backups, every: 2s}\n")
        try files.write("backups", "a file and no folder")
        try await Self.with(files) { serving in
            try await eventually {
                let ready = await serving.get("/health/ready")
                return ready?.status == 200 && ready?.body.contains("\"status\" : \"degraded\"") == true
            }
            #expect(await serving.get("/metrics")?.body.contains("\nintake_backup_overdue 1\n") == true)
            #expect(serving.log.components(separatedBy: "no backup can be taken").count == 2)
        }
    }

    private static func with(_ files: CityFiles, _ body: (IntakeProcess) async throws -> Void) async throws {
        let serving = try await IntakeProcess.start(files.folder)
        do {
            try await body(serving)
        } catch {
            try await serving.stop()
            throw error
        }
        try await serving.stop()
    }

    /// A lock that somebody else has.
    private struct Held {
        private let file: CInt

        init(_ path: String) throws {
            file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
            try #require(file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0)
        }

        /// May be called twice.
        func release() { flock(file, LOCK_UN) }
    }
}
