package import Intake

/// One line of the supervisors' list of what needs a person.
package struct AttentionEntry: Hashable, Sendable {
    package var id: RowID
    package var request: TrackingNumber
    package var title: String
    package var status: RequestStatus
    package var department: String
    package var reason: Attention.Reason
    package var at: Moment
    /// What is due, or overdue; nil for what has nothing to do with promised times.
    package var stage: ServiceStage?

    package init(
        id: RowID, request: TrackingNumber, title: String, status: RequestStatus, department: String,
        reason: Attention.Reason, at: Moment, stage: ServiceStage? = nil
    ) {
        self.id = id
        self.request = request
        self.title = title
        self.status = status
        self.department = department
        self.reason = reason
        self.at = at
        self.stage = stage
    }
}
