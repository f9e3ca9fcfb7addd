import Hummingbird
import Intake

/// A page that is being worked out while its reader waits. Whoever lets go of it gives it up: its reads end then, too.
final class PendingPage: Sendable {
    enum News: Sendable {
        /// Some time has passed.
        case stillWorking
        case isDone
    }

    /// Owned by this page and cancelled with it. It begins before the answer's head is written and ends while its body is, so that no
    /// group of tasks has it in its scope.
    private let work: Task<Response, any Error>
    /// Rung once, when the work is done.
    private let done: Doorbell
    private let clock: any Clock<Duration>

    init(clock: any Clock<Duration>, _ work: @escaping @Sendable () async throws -> Response) {
        let done = Doorbell()
        self.done = done
        self.clock = clock
        self.work = Task {
            defer { done.ring() }
            return try await work()
        }
    }

    deinit { work.cancel() }

    /// What there is to say once the work is done, or after `limit` at the most; nil where the reader is gone.
    func news(atMost limit: Duration) async -> News? {
        await done.wait(after: 0, atMost: limit, clock: clock)
        if Task.isCancelled { return nil }
        return done.rings > 0 ? .isDone : .stillWorking
    }

    /// What the work came to.
    var response: Response { get async throws { try await work.value } }
}
