import Intake
import Logging
import Metrics
import Store
import Synchronization

/// Takes a backup whenever the newest is as old as the settings allow, whoever took that. A failure is told once and tried again; it never
/// stops anything else.
struct ScheduledBackups: Sendable {
    /// The folder is looked at so often, so that the age that is told is right whoever writes there.
    private static let longestPause: Duration = .seconds(60)
    /// After a failure, doubled with each further one.
    private static let firstRetry: Duration = .seconds(60)
    private static let longestRetry: Duration = .seconds(3600)

    /// What the looks have found out.
    struct Standing {
        /// Since when this runs.
        var since: Moment
        var failure: String?
        /// After a failure: not before.
        var notBefore: Moment?
        /// How long was waited after the last failure.
        var pause: Duration?
        /// What could not be tidied away, as it was told last.
        var warnings: [String] = []
    }

    private let settings: Settings.Backup
    private let folder: BackupFolder
    private let book: any BackupBook
    private let taker: BackupTaker
    private let board: HealthBoard
    private let wallClock: any WallClock
    private let clock: any Clock<Duration>
    private let log: Logger

    /// - Parameter book: the folder itself without it.
    init(
        settings: Settings.Backup, taker: BackupTaker, book: (any BackupBook)? = nil, board: HealthBoard,
        wallClock: any WallClock, log: Logger,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.settings = settings
        folder = BackupFolder(path: settings.folder)
        self.book = book ?? folder
        self.taker = taker
        self.board = board
        self.wallClock = wallClock
        self.clock = clock
        self.log = log
    }

    /// Runs until the task is cancelled; a backup that is being taken then is given up.
    func run() async {
        var standing = Standing(since: wallClock.now())
        note(standing, await newest())
        while !Task.isCancelled {
            do { try await clock.sleep(for: min(Self.longestPause, settings.every / 4)) } catch { return }
            await look(&standing)
        }
        // Another node may look after them from now on, and what failed here says nothing of there.
        standing.failure = nil
        note(standing, await newest())
    }

    /// Runs on every node until the task is cancelled: notes how old the last one is, whoever takes them.
    func watch() async {
        let since = wallClock.now()
        while !Task.isCancelled {
            note(Standing(since: since, failure: board.backup?.failure), await newest())
            do { try await clock.sleep(for: min(Self.longestPause, settings.every / 4)) } catch { return }
        }
    }

    /// Takes a backup where one is due, and notes how things stand. Where somebody else is taking one, that is waited for.
    func look(_ standing: inout Standing) async {
        let now = wallClock.now()
        let last = await newest()
        note(standing, last)
        if let last, now.since(last.stamp.moment) < settings.every {
            // Somebody else took it.
            if standing.failure != nil { goOn(&standing, last) }
            return
        }
        if isResting(standing, now) { return }
        switch await attempt() {
        case .success(nil): return
        case .success(let taken?):
            if standing.failure != nil { goOn(&standing, await newest()) }
            tell(taken, &standing)
        case .failure(let failure):
            guard !Task.isCancelled else { return }
            fail(failure, &standing, now)
        }
        note(standing, await newest())
    }

    /// Whether the pause after a failure lasts. Where it seems to last longer than any does, the clock was set back.
    private func isResting(_ standing: Standing, _ now: Moment) -> Bool {
        guard let notBefore = standing.notBefore, let pause = standing.pause else { return false }
        return now < notBefore && notBefore.since(now) <= pause
    }

    private func fail(_ failure: StoreFailure, _ standing: inout Standing, _ now: Moment) {
        Counter(label: "intake_backup_failures_total").increment()
        if standing.failure != failure.description {
            log.error(
                "no backup can be taken; it is tried again, and everything else goes on",
                metadata: ["failure": "\(failure)", "folder": "\(settings.folder)"])
        }
        let pause = min(standing.pause.map { $0 * 2 } ?? Self.firstRetry, Self.longestRetry, settings.every / 4)
        standing.failure = failure.description
        (standing.pause, standing.notBefore) = (pause, now + pause)
    }

    /// What was wrong is over.
    private func goOn(_ standing: inout Standing, _ last: NewestBackup?) {
        log.notice("backups are taken again")
        (standing.failure, standing.notBefore, standing.pause) = (nil, nil, nil)
        note(standing, last)
    }

    /// Nil where another backup is being written into the folder.
    private func attempt() async -> Result<TakenBackup?, StoreFailure> {
        let flag = StopFlag()
        return await withTaskCancellationHandler {
            do throws(StoreFailure) {
                let taken = try await taker.takeUnlessBusy(
                    into: folder, keep: settings.keep, watch: BackupWatch(isStopped: { flag.isSet }))
                if let taken { try await book.note(taken) }
                return .success(taken)
            } catch {
                return .failure(error)
            }
        } onCancel: {
            flag.set()
        }
    }

    private func tell(_ taken: TakenBackup, _ standing: inout Standing) {
        log.info(
            "backup taken",
            metadata: [
                "backup": "\(taken.stamp)", "bytes": "\(taken.manifest.bytes)", "removed": "\(taken.removed.count)",
            ])
        if let first = taken.warnings.first, taken.warnings != standing.warnings {
            log.warning(
                "the backup is whole, but beside it something cannot be removed",
                metadata: ["count": "\(taken.warnings.count)", "first": "\(first)"])
        }
        standing.warnings = taken.warnings
        guard !taken.manifest.blobs.missing.isEmpty else { return }
        log.error(
            "the store lacks blobs that its rows name; `intake backup verify` says which",
            metadata: ["count": "\(taken.manifest.blobs.missing.count)"])
    }

    /// Nil, too, where it cannot be looked at: the attempt will say why.
    private func newest() async -> NewestBackup? {
        do throws(StoreFailure) { return try await book.newest(at: wallClock.now()) } catch { return nil }
    }

    private func note(_ standing: Standing, _ newest: NewestBackup?) {
        board.note(
            BackupHealth(
                every: settings.every, lastGood: newest?.stamp.moment, since: standing.since,
                failure: standing.failure, missing: newest?.missing ?? 0))
    }
}
