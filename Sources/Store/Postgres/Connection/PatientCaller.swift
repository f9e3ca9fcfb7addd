import Synchronization

/// Whoever waits for a read: they may give it up, before or while it runs. Called from any thread.
final class PatientCaller: Sendable {
    private struct State {
        var hasGivenUp = false
        /// Wakes the thread that works on it.
        var bell: EventBell?
    }

    private let state = Mutex(State())

    var hasGivenUp: Bool { state.withLock(\.hasGivenUp) }

    /// A thread that `bell` wakes works on it from now on.
    func waits(with bell: EventBell) { state.withLock { $0.bell = bell } }

    func giveUp() {
        let bell = state.withLock { state in
            state.hasGivenUp = true
            return state.bell
        }
        bell?.ring()
    }
}
