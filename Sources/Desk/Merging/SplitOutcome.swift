package import Intake

/// What became of splitting messages off.
package enum SplitOutcome: Hashable, Sendable {
    /// They stand on a request of their own.
    case done(TrackingNumber)
    case not(ChangeOutcome)
}
