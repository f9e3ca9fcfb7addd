import Intake
import Synchronization

/// The imagined city's time, which stands where the generator has got to.
final class GeneratingClock: WallClock {
    private let moment = Mutex(Moment(milliseconds: 0))

    func now() -> Moment { moment.withLock { $0 } }

    func set(to new: Moment) { moment.withLock { $0 = new } }
}
