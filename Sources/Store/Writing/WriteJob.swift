import Intake

/// A body in the write queue. Only the writer's thread calls it.
protocol WriteJob: AnyObject, Sendable {
    /// Runs the body and keeps its result.
    func run(_ session: any SQLSession) throws(StoreFailure)
    /// The commit with it is durable: its caller goes on.
    func succeed()
    /// It has left nothing behind: its caller gets `failure`.
    func fail(_ failure: StoreFailure)
}

/// `@unchecked Sendable`: `result` is touched on the writer's thread only.
final class WriteBody<T: Sendable>: WriteJob, @unchecked Sendable {
    private let body: @Sendable (any SQLSession) throws(StoreFailure) -> T
    private let continuation: CheckedContinuation<Result<T, StoreFailure>, Never>
    private var result: T?

    init(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T,
        continuation: CheckedContinuation<Result<T, StoreFailure>, Never>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(_ session: any SQLSession) throws(StoreFailure) { result = try body(session) }

    func succeed() {
        guard let result else { return fail(StoreFailure(.refused, "a body was committed that never ran")) }
        continuation.resume(returning: .success(result))
    }

    func fail(_ failure: StoreFailure) { continuation.resume(returning: .failure(failure)) }
}
