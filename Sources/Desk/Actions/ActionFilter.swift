/// Which entries of the record are asked for.
package struct ActionFilter: Hashable, Sendable {
    package enum State: String, CaseIterable, Hashable, Sendable {
        case open
        /// Open, and the day by which it was to be done is over.
        case overdue
        case done
    }

    /// The first and the last day, as `2026-11-21`.
    package var from: String
    package var to: String
    package var today: String
    package var kind: ActionKind?
    package var state: State?
    package var department: String?
    package var owner: AgentID?

    package init(
        from: String, to: String, today: String, kind: ActionKind? = nil, state: State? = nil,
        department: String? = nil, owner: AgentID? = nil
    ) {
        self.from = from
        self.to = to
        self.today = today
        self.kind = kind
        self.state = state
        self.department = department
        self.owner = owner
    }
}
