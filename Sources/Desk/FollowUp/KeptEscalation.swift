package import Intake

/// An escalation of a request to a person.
package struct KeptEscalation: Hashable, Sendable {
    package var id: RowID
    package var request: TrackingNumber
    package var department: String
    package var owner: AgentID
    package var ownerName: String
    package var reason: String
    /// By when it is to be settled, as `2026-11-21`.
    package var due: String
    package var openedBy: String
    package var openedAt: Moment
    /// What came of it; nil while it is open.
    package var outcome: String?
    package var closedAt: Moment?

    package init(
        id: RowID, request: TrackingNumber, department: String, owner: AgentID, ownerName: String, reason: String,
        due: String, openedBy: String, openedAt: Moment, outcome: String? = nil, closedAt: Moment? = nil
    ) {
        self.id = id
        self.request = request
        self.department = department
        self.owner = owner
        self.ownerName = ownerName
        self.reason = reason
        self.due = due
        self.openedBy = openedBy
        self.openedAt = openedAt
        self.outcome = outcome
        self.closedAt = closedAt
    }

    /// Whole days since it was opened.
    package func age(at now: Moment) -> Int { max(0, Int(now.since(openedAt).components.seconds / 86_400)) }
}
