import Synchronization

/// What pages heard of changes that the measuring made: when, and who else.
final class DeskTally: Sendable {
    private struct State {
        /// A change that was made: of which work, for whom, when.
        var open: [String: (agent: Int, at: ContinuousClock.Instant)] = [:]
        var latencies: [Duration] = []
        var strays = 0
        var frames: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// A change is made from now on, which one agent is to hear of.
    func began(_ item: String, for agent: Int) {
        state.withLock { $0.open[item] = (agent, .now) }
    }

    /// It did not happen.
    func gaveUp(_ item: String) { state.withLock { $0.open[item] = nil } }

    /// An agent heard that they have it, or have it no longer.
    func heard(_ item: String, by agent: Int, at moment: ContinuousClock.Instant) {
        state.withLock { state in
            guard let change = state.open[item] else { return }
            guard change.agent == agent else {
                state.strays += 1
                return
            }
            state.latencies.append(change.at.duration(to: moment))
            state.open[item] = nil
        }
    }

    func count(_ type: String) { state.withLock { $0.frames[type, default: 0] += 1 } }

    var waiting: Int { state.withLock { $0.open.count } }

    var outcome: (latencies: [Duration], strays: Int, frames: [String: Int]) {
        state.withLock { ($0.latencies.sorted(), $0.strays, $0.frames) }
    }

    /// Forgets what was heard so far.
    func clear() {
        state.withLock { state in
            state.latencies = []
            state.frames = [:]
            state.strays = 0
        }
    }
}
