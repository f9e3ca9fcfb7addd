import Intake

/// A body in the write queue. Only the writer's thread calls it.
protocol WriteJob: AnyObject, Sendable {
    /// Bytes that it holds until it is done, about.
    var size: Int { get }
    /// Runs the body and keeps its result.
    func run(_ session: any SQLSession) throws(StoreFailure)
    /// The commit with it is durable: its caller goes on.
    func succeed()
    /// It has left nothing behind: its caller gets `failure`.
    func fail(_ failure: StoreFailure)
}

/// `@unchecked Sendable`: `result` is touched on the writer's thread only.
final class WriteBody<T: Sendable>: WriteJob, @unchecked Sendable {
    let size: Int
    private let body: @Sendable (any SQLSession) throws(StoreFailure) -> T
    private let settled: @Sendable (Result<T, StoreFailure>) -> Void
    private var result: T?

    /// - Parameter settled: called once, on the writer's thread.
    init(
        size: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T,
        settled: @escaping @Sendable (Result<T, StoreFailure>) -> Void
    ) {
        self.size = size
        self.body = body
        self.settled = settled
    }

    func run(_ session: any SQLSession) throws(StoreFailure) { result = try body(session) }

    func succeed() {
        guard let result else { return fail(StoreFailure(.refused, "a body was committed that never ran")) }
        settled(.success(result))
    }

    func fail(_ failure: StoreFailure) { settled(.failure(failure)) }
}
