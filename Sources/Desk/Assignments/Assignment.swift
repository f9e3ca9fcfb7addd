package import Intake

/// Who has a piece of work, and how that came about.
package struct Assignment: Hashable, Sendable {
    package enum Origin: Hashable, Sendable {
        /// A rule offered it, and the agent accepted.
        case offer
        /// The agent took it by hand.
        case pull
        /// Somebody gave it to the agent.
        case person(AgentID)
        /// Read from the database.
        case row
    }

    /// What an assigned piece of work waits for; while it waits, it takes nothing of the agent's capacity.
    package enum Rest: Hashable, Sendable {
        case none
        case untilResidentWrites
        /// Until the moment, or until the resident writes.
        case until(Moment)
    }

    package let agent: AgentID
    package let origin: Origin
    package let since: Moment
    package var rest: Rest

    package init(agent: AgentID, origin: Origin, since: Moment, rest: Rest = .none) {
        self.agent = agent
        self.origin = origin
        self.since = since
        self.rest = rest
    }
}
