/// Decides about what people did, once it has stood for a while: whether a resident is asked how we did, and
/// whether a duplicate's reporter is told; or about what was filed: what it is related to.
package struct AfterwardsLoop: Sendable {
    /// Decides, in one transaction, about at most `limit` things that happened before a moment; gives how many those were.
    package typealias Step =
        @Sendable (_ before: Moment, _ now: Moment, _ limit: Int) async throws(StoreFailure) -> Int

    /// How often to look.
    private static let distance: Duration = .seconds(5)
    /// Of one transaction.
    private static let batch = 100

    private let delay: Duration
    private let wallClock: any WallClock
    private let clock: any Clock<Duration>
    private let report: @Sendable (StoreFailure) -> Void
    private let step: Step

    /// - Parameters:
    ///   - delay: how long it must have stood.
    ///   - report: told where the store cannot be asked; the loop tries again.
    package init(
        delay: Duration, wallClock: any WallClock, clock: any Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (StoreFailure) -> Void, step: @escaping Step
    ) {
        self.delay = delay
        self.wallClock = wallClock
        self.clock = clock
        self.report = report
        self.step = step
    }

    /// Runs until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do throws(StoreFailure) {
                while try await next() == Self.batch, !Task.isCancelled {}
            } catch {
                report(error)
            }
            do { try await clock.sleep(for: Self.distance) } catch { return }
        }
    }

    private func next() async throws(StoreFailure) -> Int {
        let now = wallClock.now()
        return try await step(now - delay, now, Self.batch)
    }
}
