import Desk
import Intake
import Logging

/// Once an hour, removes sessions, links and counts of attempts that mean nothing any more.
struct StaffSweeping: Sendable {
    let sessions: any StaffSessions
    let wallClock: any WallClock
    let log: Logger
    var clock: any Clock<Duration> = ContinuousClock()

    /// Runs until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do { try await clock.sleep(for: .seconds(3600)) } catch { return }
            do throws(StoreFailure) {
                try await sessions.sweep(at: wallClock.now())
            } catch {
                log.warning("old sessions could not be swept", metadata: ["reason": "\(error)"])
            }
        }
    }
}
