import Synchronization

/// Knows what is being read at this moment, and for how long already: someone outside looks whether one of them hangs.
package final class ReadingWatch: Sendable {
    private struct State {
        var next = 0
        /// Each reading's age, as the looks have counted it.
        var ages: [Int: Duration] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Does `work`, which counts as a reading meanwhile.
    package func during<Value>(_ work: () -> Value) -> Value {
        let number = state.withLock { state in
            state.next += 1
            state.ages[state.next] = .zero
            return state.next
        }
        defer { _ = state.withLock { $0.ages.removeValue(forKey: number) } }
        return work()
    }

    /// The age of the oldest reading, in steps of `tick`: called once a tick. Time in which nobody looked, since the machine stood still,
    /// thus makes nothing older.
    package func longest(after tick: Duration) -> Duration {
        state.withLock { state in
            for number in state.ages.keys { state.ages[number, default: .zero] += tick }
            return state.ages.values.max() ?? .zero
        }
    }
}
