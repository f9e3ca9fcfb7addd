import Synchronization

/// Remembers which faults the log has told of: a full disk fails every loop once a second, and a log that says so each time fills it
/// further and hides everything else.
final class ToldFaults: Sendable {
    /// While a fault lasts it is told again after this long.
    private static let distance: Duration = .seconds(60)

    private struct Told {
        var fault: String
        var at: ContinuousClock.Instant
    }

    private let told = Mutex<[String: Told]>([:])

    /// Whether to tell that `subject` has `fault`.
    func isNews(_ subject: String, _ fault: String) -> Bool {
        let now = ContinuousClock.now
        return told.withLock { told in
            if let known = told[subject], known.fault == fault, now - known.at < Self.distance { return false }
            told[subject] = Told(fault: fault, at: now)
            return true
        }
    }

    /// `subject` works: whether a fault of it was told of, whose end is to be told.
    func isOver(_ subject: String) -> Bool { told.withLock { $0.removeValue(forKey: subject) != nil } }
}
