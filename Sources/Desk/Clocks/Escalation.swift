/// Who is to hear that a target is in danger, or missed.
package struct Escalation: Hashable, Sendable {
    package enum Person: Hashable, Sendable {
        /// Whoever has the work.
        case holder
        case agent(AgentID)

        /// Those of the request's department.
        package static let supervisors = Person.agent(Escalation.supervisors)
    }

    /// No person: the list of the supervisors of the request's department.
    package static let supervisors = AgentID(rawValue: 0)

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
