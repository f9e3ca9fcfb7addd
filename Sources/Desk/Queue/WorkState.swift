package import Intake

/// Where a piece of work on the floor stands.
package enum WorkState: Hashable, Sendable {
    case waiting
    case offered(Offer)
    case assigned(Assignment)
    /// Off the queue until a moment, or until the resident writes.
    case snoozed(until: Moment)
}
