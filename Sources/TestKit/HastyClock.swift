/// A clock on which every wait is over at once: a loop's pauses cost a test no time.
package struct HastyClock: Clock {
    package var now: ContinuousClock.Instant { ContinuousClock.now }
    package var minimumResolution: Duration { .nanoseconds(1) }

    package init() {}

    package func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        await Task.yield()
        try Task.checkCancellation()
    }
}
