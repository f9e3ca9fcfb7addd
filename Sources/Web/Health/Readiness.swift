import Intake

/// Finds out how the gateway is doing.
actor Readiness {
    /// The public listener asks the store at most this often, whoever asks it.
    private static let freshness: Duration = .seconds(1)

    private let board: HealthBoard
    private let filer: any Filer
    private let probe: any KeepProbe
    private let clock: any WallClock
    private var last: (report: ReadinessReport, at: Moment)?
    private var isAsking = false

    init(board: HealthBoard, filer: any Filer, probe: any KeepProbe, clock: any WallClock) {
        self.board = board
        self.filer = filer
        self.probe = probe
        self.clock = clock
    }

    /// What is true now.
    func now() async -> ReadinessReport {
        // A channel knows only that its last thing was not kept. Were that all, one slow write would make us unready until the
        // channel's next thing comes, and while we are unready none may come.
        if board.all.contains(where: { $0.state == .notKeeping }), await canKeep() { board.noteKeepingAgain() }
        // It could still be read, which says nothing.
        let backlog: Result<[ChannelBacklog], StoreFailure>
        if let loss = board.loss { backlog = .failure(loss) } else { backlog = await waiting() }
        return ReadinessReport(
            health: board.all, backlog: backlog, backup: board.backup, doubts: board.doubts, blobs: board.blobs,
            now: clock.now())
    }

    /// What was true a second ago at most: counting what waits costs, and on the public listener anybody may ask.
    func lately() async -> ReadinessReport {
        // A clock that was set back makes nothing fresh.
        if let last, isAsking || (.zero..<Self.freshness).contains(clock.now().since(last.at)) { return last.report }
        isAsking = true
        defer { isAsking = false }
        let report = await now()
        last = (report, clock.now())
        return report
    }

    /// What is kept and not yet filed.
    func waiting() async -> Result<[ChannelBacklog], StoreFailure> {
        do throws(StoreFailure) { return .success(try await filer.waiting()) } catch { return .failure(error) }
    }

    private func canKeep() async -> Bool {
        do throws(StoreFailure) {
            try await probe.probe()
            return true
        } catch {
            return false
        }
    }
}
