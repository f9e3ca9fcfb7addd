/// Asks residents how we did, once what they asked for was closed and stayed closed.
package struct SurveyLoop: Sendable {
    /// How often to look.
    private static let distance: Duration = .seconds(5)
    /// Of one transaction.
    private static let batch = 100

    private let surveying: Surveying
    private let book: any SurveyBook
    private let delay: Duration
    private let wallClock: any WallClock
    private let clock: any Clock<Duration>
    private let report: @Sendable (StoreFailure) -> Void

    /// - Parameters:
    ///   - delay: from the closing on.
    ///   - report: told where the store cannot be asked; the loop tries again.
    package init(
        surveying: Surveying, book: any SurveyBook, delay: Duration, wallClock: any WallClock,
        clock: any Clock<Duration> = ContinuousClock(), report: @escaping @Sendable (StoreFailure) -> Void
    ) {
        self.surveying = surveying
        self.book = book
        self.delay = delay
        self.wallClock = wallClock
        self.clock = clock
        self.report = report
    }

    /// Runs until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do throws(StoreFailure) {
                while try await step() == Self.batch, !Task.isCancelled {}
            } catch {
                report(error)
            }
            do { try await clock.sleep(for: Self.distance) } catch { return }
        }
    }

    /// Decides about what is due. Gives how many were decided about.
    private func step() async throws(StoreFailure) -> Int {
        let now = wallClock.now()
        return try await book.administer(endedBefore: now - delay, at: now, limit: Self.batch) { [surveying] facts in
            surveying.verdict(facts)
        }
    }
}
