package import Intake

/// What an agent can do, and how much at a time.
package struct AgentProfile: Hashable, Sendable {
    package let id: AgentID
    /// Capacity in points; each channel kind's weight says how many one piece of its work takes.
    package var points: Int
    /// The channel kinds that the agent is trained for, each with the moment from which they are.
    package var training: [ChannelKind: Moment]
    package var languages: Set<Language>
    /// The departments whose work they do; nil for all.
    package var departments: Set<String>?
    package var teams: Set<TeamID>
    /// The departments whose work they may see; nil for all. Nobody, a supervisor neither, gives them other work.
    package var sight: Set<String>?

    package init(
        id: AgentID, points: Int = 10, training: [ChannelKind: Moment], languages: Set<Language> = [.english],
        departments: Set<String>? = nil, teams: Set<TeamID> = [],
        sight: Set<String>? = nil
    ) {
        self.id = id
        self.points = points
        self.training = training
        self.languages = languages
        self.departments = departments
        self.teams = teams
        self.sight = sight
    }

    /// Whether they can do what waits in a line.
    func serves(_ key: LineKey, at now: Moment) -> Bool {
        guard isTrained(for: key.channel, at: now) else { return false }
        if let agent = key.agent, agent != id { return false }
        if let language = key.language, !languages.contains(language) { return false }
        if let department = key.department, let departments, !departments.contains(department) { return false }
        if let team = key.team, !teams.contains(team) { return false }
        return true
    }

    /// Whether they may see work of a department; of none, where nobody decided yet, everybody may.
    func sees(_ department: String?) -> Bool {
        guard let sight, let department else { return true }
        return sight.contains(department)
    }

    /// From the day of the training on.
    package func isTrained(for kind: ChannelKind, at now: Moment) -> Bool {
        guard let since = training[kind] else { return false }
        return since <= now
    }

    /// When a training of theirs next begins to count.
    func nextTraining(after now: Moment) -> Moment? { training.values.filter { $0 > now }.min() }
}
