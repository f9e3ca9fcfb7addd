import Desk
import Intake
import Logging

/// Looks at the service clocks every few seconds. What a look could not write, the next one does: a warning or breach is noted once, however
/// often it is seen.
struct ServiceWatching: Sendable {
    static let pause: Duration = .seconds(15)

    let watch: ServiceWatch
    /// Told of what was news. What it throws is noted, and told nobody again: it stands on their lists.
    let tell: @Sendable ([ServiceNotice]) async throws(StoreFailure) -> Void
    let wallClock: any WallClock
    let log: Logger
    var clock: any Clock<Duration> = ContinuousClock()

    /// Runs until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do throws(StoreFailure) {
                let news = try await watch.look(at: wallClock.now())
                if !news.isEmpty { try await tell(news) }
            } catch {
                log.warning("the service clocks could not be looked at", metadata: ["reason": "\(error)"])
            }
            do { try await clock.sleep(for: Self.pause) } catch { return }
        }
    }
}
