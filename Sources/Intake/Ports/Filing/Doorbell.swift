import Synchronization

/// Wakes who waits for work: rung after a commit. It carries nothing but the number of rings: a listener notes the number, looks into the
/// store, and waits for a higher one, so that no ring between looking and waiting is lost (DESIGN §6).
package final class Doorbell: Sendable {
    private struct State {
        var rings: UInt64 = 0
        var nextWaiter = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// How often it was rung so far.
    package var rings: UInt64 { state.withLock(\.rings) }

    /// Wakes everyone who waits.
    package func ring() {
        let waiters = state.withLock { state in
            state.rings += 1
            defer { state.waiters = [:] }
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns once it was rung more than `rings` times, or when the task is cancelled.
    package func wait(after rings: UInt64) async {
        let ticket = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state in
                    if state.rings > rings || Task.isCancelled { return true }
                    state.waiters[ticket] = continuation
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
    }

    /// Returns once it was rung more than `rings` times, after `limit` has passed, or when the task is cancelled.
    package func wait(after rings: UInt64, atMost limit: Duration, clock: any Clock<Duration> = ContinuousClock()) async
    {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(after: rings) }
            group.addTask { try? await clock.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
    }
}
