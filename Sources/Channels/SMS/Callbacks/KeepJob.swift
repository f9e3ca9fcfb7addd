import Intake
import Synchronization

/// One write that somebody waits for, settled once by whichever comes first: the store or the deadline.
final class KeepJob: Sendable {
    typealias Outcome = Result<[KeepOutcome], KeepFailure>

    let received: [Received]
    let deadline: ContinuousClock.Instant
    private let waiter: Mutex<CheckedContinuation<Outcome, Never>?>

    init(
        _ received: [Received], deadline: ContinuousClock.Instant, _ waiter: CheckedContinuation<Outcome, Never>
    ) {
        self.received = received
        self.deadline = deadline
        self.waiter = Mutex(waiter)
    }

    var isSettled: Bool { waiter.withLock { $0 == nil } }

    /// Tells the waiter; the second time nothing happens.
    func settle(_ outcome: Outcome) {
        let waiter = waiter.withLock { waiter in
            defer { waiter = nil }
            return waiter
        }
        waiter?.resume(returning: outcome)
    }
}
