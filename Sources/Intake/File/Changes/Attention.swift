/// Something that a person must look at: it stands on the supervisors' list, and its request is as urgent as any, until one has.
package struct Attention: Hashable, Sendable {
    package enum Reason: String, CaseIterable, Codable, Sendable {
        /// The resident said twice that what was resolved is not.
        case disputed
        /// The resident gave a low score.
        case lowScore = "low_score"
        /// A promised time is used up.
        case overdue
        /// Little of a promised time is left: for whoever has the request.
        case dueSoon = "due_soon"
        /// It was escalated to somebody: for them.
        case escalated

        /// Whether it makes the request as urgent as any until somebody has looked.
        package var isUrgent: Bool { self != .dueSoon && self != .escalated }
    }

    package var id: RowID
    package var request: RowID
    package var reason: Reason
    package var at: Moment

    package init(id: RowID, request: RowID, reason: Reason, at: Moment) {
        self.id = id
        self.request = request
        self.reason = reason
        self.at = at
    }
}
