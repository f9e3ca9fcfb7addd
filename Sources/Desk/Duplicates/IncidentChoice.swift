package import Intake

/// A request that another is about the same as, so surely that nobody need look, why, and how sure that is.
package struct IncidentChoice: Hashable, Sendable {
    package enum Relation: Hashable, Sendable {
        /// Another resident's, and open: the new one is its duplicate.
        case sameIncident
        /// It was closed, and came again.
        case recurs
    }

    package let other: RowID
    package let number: TrackingNumber
    package let relation: Relation
    /// Holds only where both were written by one resident, proven each time.
    package let needsProof: Bool
    /// In plain words, e.g. `same address, 2 days apart, same type, both say rats`.
    package let reason: String
    /// 0 to 1.
    package let score: Double
}
