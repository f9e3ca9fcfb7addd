package import Intake
import Synchronization

/// A wall clock that stands still until a test moves it, forwards or back.
package final class FakeWallClock: WallClock {
    private let moment: Mutex<Moment>

    /// - Parameter start: by default 2026-03-01T12:00:00Z.
    package init(_ start: Moment = Moment(milliseconds: 1_772_366_400_000)) {
        moment = Mutex(start)
    }

    package func now() -> Moment { moment.withLock { $0 } }

    package func set(to new: Moment) { moment.withLock { $0 = new } }

    /// Moves it on, or back where `duration` is negative.
    package func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}
