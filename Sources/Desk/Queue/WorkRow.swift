package import Intake

/// A piece of work as its row in the database has it.
package struct WorkRow: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case waiting
        case assigned(AgentID, since: Moment, rest: Assignment.Rest)
        case snoozed(until: Moment)
        case closed

        /// Somebody has it.
        var isTaken: Bool { if case .assigned = self { true } else { false } }

        /// Whether the floor's state says the same; an offer is waiting, since no row has it.
        func agrees(with state: WorkState) -> Bool {
            switch (self, state) {
            case (.waiting, .waiting), (.waiting, .offered): true
            case (.assigned(let agent, _, let rest), .assigned(let known)): agent == known.agent && rest == known.rest
            case (.snoozed(let until), .snoozed(let known)): until == known
            default: false
            }
        }
    }

    /// With the row's version.
    package let work: WorkItem
    package let state: State
    /// A person chose department or team.
    package let isPlacedByPerson: Bool

    package init(work: WorkItem, state: State, isPlacedByPerson: Bool = false) {
        self.work = work
        self.state = state
        self.isPlacedByPerson = isPlacedByPerson
    }
}
