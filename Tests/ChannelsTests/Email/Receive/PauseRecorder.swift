import Synchronization

/// A clock on which pauses are over at once, and noted; after a number of them it stands still.
final class PauseRecorder: Clock {
    typealias Instant = ContinuousClock.Instant

    private let limit: Int
    private let noted = Mutex<[Duration]>([])

    /// - Parameter limit: how many pauses pass.
    init(passing limit: Int = .max) { self.limit = limit }

    var now: Instant { ContinuousClock.now }
    var minimumResolution: Duration { .nanoseconds(1) }
    /// The pauses so far, to a tenth of a second.
    var pauses: [Duration] { noted.withLock { $0 } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let pause = ContinuousClock.now.duration(to: deadline)
        let count = noted.withLock { noted in
            noted.append(pause)
            return noted.count
        }
        try await Task.sleep(for: count > limit ? .seconds(3600) : .milliseconds(1))
    }
}
