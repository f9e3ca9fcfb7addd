import Intake
import Synchronization

/// Spares everyone the wait for an object store that was just found not to answer calls of one kind.
final class S3Rest: Sendable {
    private struct State {
        var until: ContinuousClock.Instant?
        var pause: Duration?
        var failure: StoreFailure?
        /// The rest was over, and somebody tries.
        var isTried = false
    }

    private let limits: S3Limits
    private let state = Mutex(State())

    init(_ limits: S3Limits) { self.limits = limits }

    /// What failed a moment ago; nil where it is to be tried. The first one to ask after a rest tries it, and for as long as that may take
    /// the others go on resting.
    func failure(_ now: ContinuousClock.Instant = .now) -> StoreFailure? {
        state.withLock { state in
            guard let until = state.until else { return nil }
            guard now >= until else { return state.failure }
            (state.until, state.isTried) = (now + limits.patience, true)
            return nil
        }
    }

    func noteFailure(_ failure: StoreFailure, _ now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            let pause = min(state.pause.map { $0 * 2 } ?? limits.rest, limits.longestRest)
            state = State(until: now + pause, pause: pause, failure: failure)
        }
    }

    /// Nothing was found out: where a rest was over, the next one to ask tries. One that lasts goes on.
    func noteNothing(_ now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            if state.isTried { (state.until, state.isTried) = (now, false) }
        }
    }

    func noteSuccess() { state.withLock { $0 = State() } }
}
