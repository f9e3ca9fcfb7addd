import Intake

/// What other rules would do, as JSON.
struct RoutingTrialDocument: Encodable {
    struct Place: Encodable {
        var requestType: String?
        var department: String
        var queue: String
        var priority: Int
        var rule: String
        var reason: String
        var tags: [String]?

        init(_ placement: Placement) {
            requestType = placement.requestType
            department = placement.department
            queue = placement.queue
            priority = placement.priority
            rule = placement.rule
            reason = placement.reason
            tags = placement.tags
        }
    }

    struct Change: Encodable {
        var trackingNumber: String
        var byPerson: Bool
        var before: Place
        var after: Place
    }

    var tried: Int
    var placedByPeople: Int
    var changed: Int
    var changedFromPeople: Int
    var changes: [Change]
    /// Rules that never decide, in words.
    var unreachable: [String]

    init(_ trial: RoutingTrial) {
        tried = trial.tried
        placedByPeople = trial.people
        changed = trial.changes.count
        unreachable = trial.unreachable.map(\.description)
        changedFromPeople = trial.changes.count(where: \.wasPerson)
        changes = trial.changes.map {
            Change(
                trackingNumber: $0.message.number.description, byPerson: $0.wasPerson,
                before: Place($0.message.placement), after: Place($0.placement))
        }
    }
}
