import Dispatch
import Intake
import Synchronization

/// A bounded line of blocking jobs before a few threads of our own. Each thread has its `Resource`, such as a reading
/// connection, that no other thread touches.
final class BlockingQueue<Resource: Sendable>: Sendable {
    private typealias Job = @Sendable (Resource) -> Void

    private struct State {
        var jobs: [Job] = []
        var isClosed = false
        var threads: Int
    }

    private let name: String
    private let limit: Int
    private let state: Mutex<State>
    /// Counts the jobs that wait, and one more for each thread once it is closed.
    private let waiting = DispatchSemaphore(value: 0)
    private let ended = DispatchGroup()

    init(name: String, limit: Int, resources: [Resource]) {
        self.name = name
        self.limit = limit
        state = Mutex(State(threads: resources.count))
        for (index, resource) in resources.enumerated() {
            ended.enter()
            WorkerThread.start("\(name) \(index)") { [self] in
                while let job = next() { job(resource) }
                ended.leave()
            }
        }
    }

    /// Runs `body` on one of the threads.
    ///
    /// - Throws: the body's error; `.unavailable` where the line is full or closed.
    func run<T: Sendable>(
        _ body: @escaping @Sendable (Resource) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        let result: Result<T, StoreFailure> = await withCheckedContinuation { continuation in
            run(body) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// The same without a task that waits: calls `settled` once, mostly on one of the threads.
    func run<T: Sendable>(
        _ body: @escaping @Sendable (Resource) throws(StoreFailure) -> T,
        settled: @escaping @Sendable (Result<T, StoreFailure>) -> Void
    ) {
        let refusal = submit { resource in
            do throws(StoreFailure) {
                settled(.success(try body(resource)))
            } catch {
                settled(.failure(error))
            }
        }
        if let refusal { settled(.failure(refusal)) }
    }

    /// Takes no more jobs, finishes those that wait and ends the threads.
    func close() async {
        let threads = state.withLock { state in
            defer { state.isClosed = true }
            return state.isClosed ? 0 : state.threads
        }
        for _ in 0..<threads { waiting.signal() }
        await withCheckedContinuation { continuation in
            ended.notify(queue: .global()) { continuation.resume() }
        }
    }

    private func submit(_ job: @escaping Job) -> StoreFailure? {
        let refusal: StoreFailure? = state.withLock { state in
            if state.isClosed { return StoreFailure(.unavailable, "the store is closing") }
            if state.jobs.count >= limit { return StoreFailure(.unavailable, "too many wait for \(name)") }
            state.jobs.append(job)
            return nil
        }
        if refusal == nil { waiting.signal() }
        return refusal
    }

    /// Blocks until there is a job; nil when the line is closed and empty.
    private func next() -> Job? {
        waiting.wait()
        return state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
    }
}
