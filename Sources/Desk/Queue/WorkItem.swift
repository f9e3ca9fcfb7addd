package import Intake

/// A piece of work: what it asks of an agent, and how pressing it is.
package struct WorkItem: Hashable, Sendable {
    /// 1990 to 2200, in milliseconds; times outside are moved to the nearer end, so that no sum overflows.
    private static let times: ClosedRange<Int64> = 631_152_000_000...7_258_118_400_000

    package let id: ItemID
    package var channel: ChannelKind
    /// 1, the most urgent, to 5.
    package var priority: Int
    /// The language that the agent should have; nil where any will do.
    package var language: Language?
    /// Whose work it is; nil where anybody may.
    package var department: String?
    /// A team within; nil for none in particular.
    package var team: TeamID?
    /// Since when the resident has waited for us.
    package var since: Moment
    /// When the next answer is due by its service target; nil without one.
    package var due: Moment?
    /// Whom the resident had before.
    package var formerAgent: AgentID?
    /// Counts who has it: goes up by one with every change of hands (`Floor`).
    package var version: Int64

    package init(
        id: ItemID, channel: ChannelKind, priority: Int = 3, language: Language? = nil, department: String? = nil,
        team: TeamID? = nil, since: Moment, due: Moment? = nil, formerAgent: AgentID? = nil, version: Int64 = 0
    ) {
        self.id = id
        self.channel = channel
        self.priority = min(max(1, priority), 5)
        self.language = language
        self.department = department
        self.team = team
        self.since = Self.within(since)
        self.due = due.map(Self.within)
        self.formerAgent = formerAgent
        self.version = version
    }

    private static func within(_ moment: Moment) -> Moment {
        Moment(milliseconds: min(max(times.lowerBound, moment.milliseconds), times.upperBound))
    }

    /// What it asks for at present.
    var demand: WorkDemand {
        WorkDemand(priority: priority, language: language, department: department, team: team, due: due)
    }

    /// Sets or clears when the answer is due.
    mutating func moveDue(to due: Moment?) { self.due = due.map(Self.within) }

    /// The place in its line, in milliseconds: the smaller, the sooner. As if it had come earlier the more urgent it is, by one pace for
    /// each priority. What is in one line has the same pace, so that the order never changes while it waits.
    func rank(_ policy: FloorPolicy) -> Int64 {
        let pace = policy[channel].paceMilliseconds
        let byPriority = since.milliseconds - Int64(5 - priority) * pace
        guard let due else { return byPriority }
        return min(byPriority, due.milliseconds - Int64(policy.dueLevel) * pace)
    }
}
