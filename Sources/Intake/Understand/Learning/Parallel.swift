import Dispatch
import Synchronization

/// Spreads independent work over the processors. The results do not depend on how many there are.
enum Parallel {
    /// The results of `work` for 0 to below `count`, in that order.
    static func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = work(index)
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
