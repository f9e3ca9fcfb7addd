/// Sends what waits in the outbox of one channel: claim, send, settle, for ever. A channel never turns itself off: after any
/// fault it goes on, later (promise 5).
package struct DeliveryLoop: Sendable {
    /// Rows claimed at a time: they are `sending` together, and after a crash may have gone out together.
    private static let batch = 64
    private static let longestWait: Duration = .seconds(5)
    private static let waitAfterFault: Duration = .seconds(1)
    /// A clock is set by less every day, which matters to nobody.
    private static let clockTolerance: Duration = .seconds(60)

    private let channel: ChannelName
    private let outbox: any Outbox
    private let duties: any Duties
    private let delivery: any Delivery
    private let compose: @Sendable (OutboundMessage) -> OutboundMessage
    private let doorbell: Doorbell
    private let wallClock: any WallClock
    private let clock: any Clock<Duration>
    private let report: @Sendable (DeliveryNews) -> Void

    /// - Parameters:
    ///   - compose: finishes the text of what could not be written before it goes out (digests).
    ///   - duties: those of this node, of which the task that runs the loop has one where there are several nodes.
    ///   - doorbell: rung after each commit that may have written outbox rows.
    ///   - report: told of every batch, for health, metrics and the log.
    package init(
        channel: ChannelName, outbox: any Outbox, delivery: any Delivery, duties: any Duties = OnlyNode(),
        compose: @escaping @Sendable (OutboundMessage) -> OutboundMessage, doorbell: Doorbell,
        wallClock: any WallClock, clock: any Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (DeliveryNews) -> Void
    ) {
        self.channel = channel
        self.outbox = outbox
        self.duties = duties
        self.delivery = delivery
        self.compose = compose
        self.doorbell = doorbell
        self.wallClock = wallClock
        self.clock = clock
        self.report = report
    }

    /// Runs until the task is cancelled. What was claimed by then is not sent any more, and settled.
    package func run() async {
        var isRecovered = false
        var pausedUntil: Moment?
        var latest = wallClock.now()
        while !Task.isCancelled {
            let rings = doorbell.rings
            // Times noted before the clock was set back lie ahead, by years perhaps: neither a pause nor a row may wait for them.
            if wallClock.now() < latest - Self.clockTolerance { (isRecovered, pausedUntil) = (false, nil) }
            latest = wallClock.now()
            do throws(StoreFailure) {
                if !isRecovered {
                    report(.recovered(try await outbox.recover(channel: channel)))
                    isRecovered = true
                }
                let due = try await outbox.nextDue(channel: channel)
                let now = wallClock.now()
                if let due, max(due, pausedUntil ?? due) <= now {
                    pausedUntil = try await send(now: now)
                    continue
                }
                let wait = due.map { max(max($0, pausedUntil ?? $0).since(now), .milliseconds(1)) } ?? Self.longestWait
                await doorbell.wait(after: rings, atMost: min(wait, Self.longestWait), clock: clock)
            } catch {
                // Claimed rows may stand without an owner now: they are taken over as after a crash, or their lanes would wait for
                // the next start.
                isRecovered = false
                report(.storeFailed(error))
                try? await clock.sleep(for: Self.waitAfterFault)
            }
        }
    }

    /// One batch. Gives the moment until which the channel's account is to be left alone.
    private func send(now: Moment) async throws(StoreFailure) -> Moment? {
        let confirmed = ContinuousClock.now
        let claimed = try await outbox.claim(channel: channel, limit: Self.batch, now: now)
        guard !claimed.isEmpty else {
            // Due, but behind an unsettled head of its lane: look again soon.
            try? await clock.sleep(for: .milliseconds(50))
            return nil
        }
        let composed = claimed.map { claimed in
            var claimed = claimed
            claimed.message = compose(claimed.message)
            return claimed
        }
        let permit = permit(since: confirmed)
        var outcomes = await withTaskCancellationHandler {
            await delivery.deliver(composed, while: permit)
        } onCancel: {
            permit.withdraw()
        }
        let answered = Set(outcomes.map(\.id))
        for claimed in composed where !answered.contains(claimed.message.id) {
            outcomes.append((claimed.message.id, .unknown(code: "no outcome")))
        }
        try await settle(outcomes)
        report(.delivered(outcomes.map(\.outcome)))
        return outcomes.compactMap { if case .paused(let until, _) = $0.outcome { until } else { nil } }.max()
    }

    /// For what was claimed a moment ago, which the store allowed under the duty that this task has.
    private func permit(since confirmed: ContinuousClock.Instant) -> SendPermit {
        guard let hold = DutyHold.current else { return SendPermit() }
        return SendPermit { [duties] in duties.isSure(of: hold, confirmed: confirmed) }
    }

    /// What went out must be marked, or it goes out again: a store that cannot take it now is asked until it can.
    private func settle(_ outcomes: [(id: RowID, outcome: DeliveryOutcome)]) async throws(StoreFailure) {
        while true {
            do throws(StoreFailure) {
                return try await outbox.settle(outcomes, now: wallClock.now())
            } catch {
                report(.storeFailed(error))
                guard error.mayPass, !Task.isCancelled else { throw error }
                try? await clock.sleep(for: Self.waitAfterFault)
            }
        }
    }
}
