import Intake
import Logging

/// Looks at the store again and again. A failure is told once, until a look succeeds.
struct RepeatedLook: Sendable {
    let pause: Duration
    /// What a failure means, for the log.
    let failing: String
    let log: Logger
    var clock = ContinuousClock()

    /// Runs until the task is cancelled.
    func run(_ look: () async throws(StoreFailure) -> Void) async {
        var isFailing = false
        while !Task.isCancelled {
            do throws(StoreFailure) {
                try await look()
                isFailing = false
            } catch {
                if !isFailing { log.warning("\(failing)", metadata: ["reason": "\(error)"]) }
                isFailing = true
            }
            do { try await clock.sleep(for: pause) } catch { return }
        }
    }
}
