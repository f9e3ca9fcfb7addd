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
    private static let longestRetry: Duration = .seconds(900)

    /// What the looks have found out.
    struct Standing {
        /// Since when this runs.
        var since: Moment
        var failure: String?
        /// After a failure: not before.
        var notBefore: Moment?
    }

    private let settings: Settings.Backup
    private let folder: BackupFolder
    private let taker: BackupTaker
    private let board: HealthBoard
    private let wallClock: any WallClock
    private let clock: any Clock<Duration>
    private let log: Logger

    init(
        settings: Settings.Backup, taker: BackupTaker, board: HealthBoard, wallClock: any WallClock, log: Logger,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.settings = settings
        folder = BackupFolder(path: settings.folder)
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
    }

    /// Takes a backup where one is due, and notes how things stand.
    func look(_ standing: inout Standing) async {
        let now = wallClock.now()
        let last = await newest()
        note(standing, last)
        if let last, now.since(last.moment) < settings.every {
            // Somebody else took it.
            if standing.failure != nil { goOn(&standing, last) }
            return
        }
        if let notBefore = standing.notBefore, now < notBefore { return }
        switch await attempt() {
        case .success(let taken):
            if standing.failure != nil { goOn(&standing, taken.stamp) }
            tell(taken)
        case .failure(let failure):
            guard !Task.isCancelled else { return }
            Counter(label: "intake_backup_failures_total").increment()
            if standing.failure != failure.description {
                log.error(
                    "no backup can be taken; it is tried again, and everything else goes on",
                    metadata: ["failure": "\(failure)", "folder": "\(settings.folder)"])
            }
            standing.failure = failure.description
            standing.notBefore = now + min(Self.longestRetry, settings.every / 4)
        }
        note(standing, await newest())
    }

    /// What was wrong is over.
    private func goOn(_ standing: inout Standing, _ last: BackupStamp) {
        log.notice("backups are taken again")
        (standing.failure, standing.notBefore) = (nil, nil)
        note(standing, last)
    }

    private func attempt() async -> Result<TakenBackup, StoreFailure> {
        let flag = StopFlag()
        return await withTaskCancellationHandler {
            do throws(StoreFailure) {
                return .success(
                    try await taker.take(
                        into: folder, keep: settings.keep, watch: BackupWatch(isStopped: { flag.isSet })))
            } catch {
                return .failure(error)
            }
        } onCancel: {
            flag.set()
        }
    }

    private func tell(_ taken: TakenBackup) {
        log.info(
            "backup taken",
            metadata: [
                "backup": "\(taken.stamp)", "bytes": "\(taken.manifest.bytes)", "removed": "\(taken.removed.count)",
            ])
        guard !taken.manifest.blobs.missing.isEmpty else { return }
        log.error(
            "the store lacks blobs that its rows name; `intake backup verify` says which",
            metadata: ["count": "\(taken.manifest.blobs.missing.count)"])
    }

    /// Nil, too, where the folder cannot be read: the attempt will say why.
    private func newest() async -> BackupStamp? {
        do throws(StoreFailure) { return try await folder.newest(at: wallClock.now()) } catch { return nil }
    }

    private func note(_ standing: Standing, _ newest: BackupStamp?) {
        board.note(
            BackupHealth(
                every: settings.every, lastGood: newest?.moment, since: standing.since, failure: standing.failure))
    }
}
