import Hummingbird

/// A page that is being worked out while its reader waits. Whoever lets go of it gives it up: its reads end then, too.
final class PendingPage: Sendable {
    enum News: Sendable {
        /// Some time has passed.
        case stillWorking
        case isDone
    }

    private let work: Task<Response, any Error>
    private let ticks: Task<Void, Never>
    private let news: AsyncStream<News>

    /// - Parameter patience: after how long the first news of the work comes; the next ones come each second.
    init(patience: Duration, _ work: @escaping @Sendable () async throws -> Response) {
        let (news, sender) = AsyncStream<News>.makeStream()
        self.news = news
        self.work = Task {
            defer {
                sender.yield(.isDone)
                sender.finish()
            }
            return try await work()
        }
        ticks = Task {
            var wait = patience
            while (try? await Task.sleep(for: wait)) != nil {
                sender.yield(.stillWorking)
                wait = .seconds(1)
            }
        }
    }

    deinit {
        work.cancel()
        ticks.cancel()
    }

    /// The next news; nil where the reader is gone.
    func next() async -> News? {
        var iterator = news.makeAsyncIterator()
        return await iterator.next()
    }

    /// What the work came to.
    var response: Response { get async throws { try await work.value } }
}
