/// A clock on which no time passes: who sleeps on it wakes only when cancelled.
package struct StillClock: Clock {
    package struct Instant: InstantProtocol {
        package var offset: Duration = .zero

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    package var now: Instant { Instant() }
    package var minimumResolution: Duration { .nanoseconds(1) }

    package init() {}

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        guard deadline.offset > .zero else { return }
        // Ends with the task's cancellation only.
        try await Task.sleep(for: .seconds(1_000_000))
    }
}
