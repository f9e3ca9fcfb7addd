import Desk
import Intake
import Logging

/// Looks at the service clocks every few seconds. What a look could not write, the next one does: a warning or breach is noted once, however
/// often it is seen.
struct ServiceWatching: Sendable {
    static let pause: Duration = .seconds(15)

    let watch: ServiceWatch
    let wallClock: any WallClock
    let log: Logger
    var clock: any Clock<Duration> = ContinuousClock()

    /// Runs until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do throws(StoreFailure) {
                try await watch.look(at: wallClock.now())
            } catch {
                log.warning("the service clocks could not be looked at", metadata: ["reason": "\(error)"])
            }
            do { try await clock.sleep(for: Self.pause) } catch { return }
        }
    }
}
