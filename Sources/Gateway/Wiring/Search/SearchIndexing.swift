import Intake
import Logging
import Store

/// Keeps the search index up to date: looks twice a second, and works at most a fifth of the time, so that what arrives goes before
/// what is only to be found.
struct SearchIndexing: Sendable {
    private static let pause: Duration = .milliseconds(500)
    /// After a failure.
    private static let retry: Duration = .seconds(5)
    /// How often it is looked for what other nodes committed late by more than some seconds.
    private static let thoroughDistance: Duration = .seconds(5)

    let indexer: SearchIndexer
    let log: Logger
    var clock = ContinuousClock()

    /// Runs until the task is cancelled.
    func run() async {
        var isFailing = false
        var thoroughAt: ContinuousClock.Instant?
        while !Task.isCancelled {
            var rest = Self.pause
            let start = clock.now
            do throws(StoreFailure) {
                let isThorough = thoroughAt.map { start - $0 >= Self.thoroughDistance } ?? true
                if try await indexer.step(isThorough: isThorough) > 0 {
                    rest = min(Self.pause, (clock.now - start) * 4)
                }
                if isThorough { thoroughAt = start }
                isFailing = false
            } catch {
                if !isFailing { log.warning("what is new cannot be found yet", metadata: ["reason": "\(error)"]) }
                isFailing = true
                rest = Self.retry
            }
            do { try await clock.sleep(for: rest) } catch { return }
        }
    }
}
