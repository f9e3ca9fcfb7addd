package import Intake

/// How a request stands, as far as people change it. What was changed is told by comparing two of these.
package struct RequestStanding: Hashable, Sendable {
    package let request: RowID
    package let number: TrackingNumber
    /// Grows with every change by a person: whoever changes it names the one that they saw.
    package var version: Int
    package var status: RequestStatus
    /// Nil while it is open.
    package var closedAs: ClosingReason?
    package var holder: Holder?
    package var requestType: String?
    package var department: String
    package var queue: String
    /// Whose it is within the department; nil for nobody's in particular.
    package var team: Team?
    /// 1 is the most urgent, 5 the least.
    package var priority: Int
    /// Where it is about, as a person wrote it.
    package var place: String?
    /// In nobody's queue until then, or until the resident writes.
    package var snoozedUntil: Moment?
    /// What it is a duplicate of, or was merged into.
    package var parent: TrackingNumber?

    package init(
        request: RowID, number: TrackingNumber, version: Int, status: RequestStatus, closedAs: ClosingReason? = nil,
        holder: Holder? = nil, requestType: String? = nil, department: String, queue: String, team: Team? = nil,
        priority: Int, place: String? = nil, snoozedUntil: Moment? = nil, parent: TrackingNumber? = nil
    ) {
        self.request = request
        self.number = number
        self.version = version
        self.status = status
        self.closedAs = closedAs
        self.holder = holder
        self.requestType = requestType
        self.department = department
        self.queue = queue
        self.team = team
        self.priority = priority
        self.place = place
        self.snoozedUntil = snoozedUntil
        self.parent = parent
    }

    package var isOpen: Bool { status == .triage || status == .assigned }

    /// By name, as the audit trail keeps it; what is not there is left out.
    package var values: [String: String] {
        var values = [
            "status": status.rawValue, "department": department, "queue": queue, "priority": String(priority),
        ]
        values["closed_as"] = closedAs?.rawValue
        values["holder"] = holder.map { $0.agent.description }
        values["request_type"] = requestType
        values["team"] = team?.name
        values["place"] = place
        values["snoozed_until"] = snoozedUntil.map { String($0.milliseconds) }
        values["parent"] = parent?.description
        return values
    }

    /// What differs between this one and a later one, before and after.
    package func differences(to later: RequestStanding) -> (before: [String: String], after: [String: String]) {
        let (old, new) = (values, later.values)
        return (old.filter { new[$0.key] != $0.value }, new.filter { old[$0.key] != $0.value })
    }
}
