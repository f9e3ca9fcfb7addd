package import Intake

/// A warning or breach that was news: who is to hear of it at once.
package struct ServiceNotice: Hashable, Sendable {
    package var request: RowID
    package var number: TrackingNumber
    package var department: String
    package var stage: ServiceStage
    package var kind: ServiceEvent.Kind
    /// As `ServiceEvent` has them.
    package var people: [AgentID]

    package init(
        request: RowID, number: TrackingNumber, department: String, stage: ServiceStage, kind: ServiceEvent.Kind,
        people: [AgentID]
    ) {
        self.request = request
        self.number = number
        self.department = department
        self.stage = stage
        self.kind = kind
        self.people = people
    }
}
