import Synchronization

/// Wakes who waits for work: rung after a commit, heard at least once afterwards. Any number of rings before anyone listens are
/// one. It carries nothing: listeners look into the store, and look now and then anyway (DESIGN §6).
package final class Doorbell: Sendable {
    private struct State {
        var isRung = false
        var nextWaiter = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Wakes everyone who waits; with nobody waiting, the next who comes does not wait.
    package func ring() {
        let waiters = state.withLock { state in
            let waiters = state.waiters.values.map { $0 }
            state.waiters = [:]
            if waiters.isEmpty { state.isRung = true }
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns when rung, or when the task is cancelled.
    package func wait() async {
        let ticket = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state in
                    if state.isRung || Task.isCancelled {
                        state.isRung = false
                        return true
                    }
                    state.waiters[ticket] = continuation
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
    }

    /// Returns when rung, after `limit` has passed, or when the task is cancelled.
    package func wait(atMost limit: Duration, clock: any Clock<Duration> = ContinuousClock()) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            group.addTask { try? await clock.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
    }
}
