import Dispatch
import Intake
import Synchronization

/// Lets a thread of its own wait for asynchronous work. Never to be used on the cooperative pool, which the work may need.
enum Awaited {
    private final class Outcome<T: Sendable>: Sendable {
        let result = Mutex<Result<T, StoreFailure>?>(nil)
        let isSettled = DispatchSemaphore(value: 0)
    }

    /// Blocks the calling thread until `work` has ended.
    static func run<T: Sendable>(
        _ work: @escaping @Sendable () async throws(StoreFailure) -> T
    ) throws(StoreFailure) -> T {
        let outcome = Outcome<T>()
        // Owned by this call, which does not return before it has ended.
        let task = Task {
            do throws(StoreFailure) {
                let value = try await work()
                outcome.result.withLock { $0 = .success(value) }
            } catch {
                outcome.result.withLock { $0 = .failure(error) }
            }
            outcome.isSettled.signal()
        }
        outcome.isSettled.wait()
        withExtendedLifetime(task) {}
        guard let result = outcome.result.withLock({ $0 }) else {
            throw StoreFailure(.unavailable, "the work did not come to its end")
        }
        return try result.get()
    }
}
