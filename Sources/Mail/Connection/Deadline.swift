/// The moment by which a blocking call must be done, on a clock that does not jump.
package struct Deadline: Hashable, Comparable, Sendable {
    private let instant: ContinuousClock.Instant

    package static func after(_ duration: Duration) -> Deadline {
        Deadline(instant: .now.advanced(by: duration))
    }

    package static func < (left: Deadline, right: Deadline) -> Bool { left.instant < right.instant }

    package var hasPassed: Bool { instant <= .now }

    /// What is left in ms, rounded up so that a wait never ends just before the deadline and spins; 0 when it has passed.
    var millisecondsLeft: Int32 {
        let left = ContinuousClock.Instant.now.duration(to: instant)
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
