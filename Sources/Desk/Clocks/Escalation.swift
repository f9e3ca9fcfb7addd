/// Who is to hear that a target is in danger, or missed.
package struct Escalation: Hashable, Sendable {
    package enum Person: Hashable, Sendable {
        /// Whoever has the work.
        case holder
        case agent(AgentID)
    }

    package var onWarning: [Person]
    package var onBreach: [Person]
    /// Where the others come to nobody, since nobody has the work.
    package var otherwise: AgentID

    package init(onWarning: [Person] = [.holder], onBreach: [Person], otherwise: AgentID) {
        self.onWarning = onWarning
        self.onBreach = onBreach
        self.otherwise = otherwise
    }

    /// The people, each once; never nobody.
    func people(_ persons: [Person], holder: AgentID?) -> [AgentID] {
        var people: [AgentID] = []
        for person in persons {
            let agent: AgentID? =
                switch person {
                case .holder: holder
                case .agent(let agent): agent
                }
            if let agent, !people.contains(agent) { people.append(agent) }
        }
        return people.isEmpty ? [otherwise] : people
    }
}
