import Foundation
import HTTPTypes
package import Hummingbird
package import Intake
package import Reports

/// `/health/live`, `/health/ready` and `/metrics`.
package struct HealthRoutes: Sendable {
    private let board: HealthBoard
    private let readiness: Readiness
    private let quarantine: any QuarantineBook
    private let metrics: MetricsRegistry
    private let clock: any WallClock

    /// - Parameter probe: asked where some channel was told that nothing can be kept.
    package init(
        board: HealthBoard, filer: any Filer, probe: any KeepProbe, quarantine: any QuarantineBook,
        metrics: MetricsRegistry, clock: any WallClock
    ) {
        self.board = board
        readiness = Readiness(board: board, filer: filer, probe: probe, clock: clock)
        self.quarantine = quarantine
        self.metrics = metrics
        self.clock = clock
    }

    /// For the public listener: whether it lives and whether it is ready, and no more (promise 15).
    package func addPublic<Context: RequestContext>(to router: Router<Context>) {
        router.get("/health/live") { _, _ in Self.live }
        router.get("/health/ready") { _, _ in Self.response(await readiness.lately().withoutDetail) }
    }

    /// For the staff listener: each channel's state, lag and backlog, and the metrics.
    package func addStaff<Context: RequestContext>(to router: Router<Context>) {
        router.get("/health/live") { _, _ in Self.live }
        router.get("/health/ready") { _, _ in Self.response(await readiness.now()) }
        router.get("/metrics") { _, _ in await exposition() }
    }

    private static var live: Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))
    }

    /// 503 only where nothing can be kept: one channel's fault must not take the others' traffic away (promise 5).
    private static func response(_ report: ReadinessReport) -> Response {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let body = try? encoder.encode(report) else { return Response(status: .internalServerError) }
        return Response(
            status: report.status == .unavailable ? .serviceUnavailable : .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body + [UInt8(ascii: "\n")])))
    }

    private func exposition() async -> Response {
        let now = clock.now()
        for health in board.all {
            let labels = [("channel", health.channel), ("half", health.half.rawValue)]
            // A half that has had nothing to do yet is not down: on a quiet channel that may last for days after a start.
            if health.state != .starting {
                metrics.set("intake_channel_up", labels, to: health.state == .working ? 1 : 0)
            }
            if let last = health.lastSuccess {
                metrics.set("intake_channel_last_success_seconds", labels, to: Double(last.milliseconds) / 1000)
            }
        }
        if case .success(let waiting) = await readiness.waiting() {
            setByChannel("intake_backlog", waiting.map { ($0.channel, Double($0.count)) })
            setByChannel(
                "intake_backlog_age_seconds",
                waiting.map { backlog in
                    (backlog.channel, Double(backlog.oldest.map { now.since($0).milliseconds } ?? 0) / 1000)
                })
        }
        await setQuarantined()
        if let doubts = board.doubts { metrics.set("intake_database_doubts", [], to: Double(doubts.count)) }
        if let backup = board.backup {
            metrics.set("intake_backup_overdue", [], to: backup.isOverdue(now) ? 1 : 0)
            if let last = backup.lastGood {
                metrics.set("intake_backup_last_success_seconds", [], to: Double(last.milliseconds) / 1000)
            }
        }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.exposition())))
    }

    /// Where the store does not answer, the numbers stay what they were: `/health/ready` says that it does not.
    private func setQuarantined() async {
        do throws(StoreFailure) {
            let waiting = try await quarantine.waitingByChannel()
            setByChannel("intake_quarantine_waiting", waiting.map { ($0.key, Double($0.value)) })
        } catch {
            return
        }
    }

    /// A configured channel for which nothing was counted has 0.
    private func setByChannel(_ name: String, _ counted: [(String, Double)]) {
        let none = board.all.map { ($0.channel, 0.0) }
        metrics.set(name, byChannel: Dictionary(counted + none) { first, _ in first })
    }
}
