/// What a target speaks of: a measure, or a figure that only some pages have.
package enum TargetSubject: Hashable, Sendable {
    case measure(Measure)
    /// How many requests are open at the end of the days (`BacklogMeasure.open`).
    case open
    /// Of these, how many nobody has answered.
    case unanswered
    /// How old the open ones are.
    case age
    /// Closings before the promised time had passed, of all closings.
    case inTime
    /// 311's own work.
    case milestone(MilestoneMeasure)
    /// What each of the staff did.
    case agent(AgentMeasure)

    /// What of the staff's figures a target may speak of: how well somebody serves, and never how much somebody does, since how long anybody
    /// was at work is not recorded.
    package static let ofAgents: [AgentMeasure] = [.firstAnswer, .cameBack, .overall]

    package static let all: [TargetSubject] =
        Measure.told.map(TargetSubject.measure) + [.open, .unanswered, .age, .inTime]
        + MilestoneMeasure.allCases.map(TargetSubject.milestone) + ofAgents.map(TargetSubject.agent)

    private static let names: [TargetSubject: String] = [
        .open: "open_requests", .unanswered: "open_unanswered", .age: "open_age", .inTime: "closed_in_time",
    ]
    private static let milestonePrefix = "milestone/"
    private static let agentPrefix = "agent/"

    /// As it is kept, and as files call it: `contact`, `open_requests`, `milestone/trainings`, `agent/first_answer`.
    package var name: String {
        switch self {
        case .measure(let measure): measure.rawValue
        case .milestone(let measure): Self.milestonePrefix + measure.rawValue
        case .agent(let measure): Self.agentPrefix + measure.rawValue
        case .open, .unanswered, .age, .inTime: Self.names[self] ?? ""
        }
    }

    /// Nil for what is no such name.
    package init?(name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    package var measure: Measure? {
        if case .measure(let measure) = self { return measure }
        return nil
    }

    /// As a heading calls it.
    package var title: String {
        switch self {
        case .measure(let measure): measure.title
        case .open: "Open requests"
        case .unanswered: "Open requests that nobody answered"
        case .age: "Age of open requests"
        case .inTime: "Closed in time"
        case .milestone(let measure): measure.title
        case .agent(let measure): "Each agent: \(measure.counted.lowercased())"
        }
    }

    /// What it is told as a percentage of; nil where of nothing.
    package var baseTitle: String? {
        switch self {
        case .measure(let measure): measure.base?.title
        case .inTime: Measure.resolved.title
        case .agent(.cameBack): AgentMeasure.closed.counted
        case .open, .unanswered, .age, .milestone, .agent: nil
        }
    }

    /// Of what a target may speak; none where it may not speak of a part.
    ///
    /// - Parameter isPart: whether of a part of everything.
    package func statistics(isPart: Bool) -> [TargetStatistic] {
        switch self {
        case .measure(let measure): return measure.statistics(isPart: isPart)
        case .open, .unanswered: return [.level]
        case .age: return [.median, .p90]
        case .inTime: return [.percentage]
        case .milestone: return isPart ? [] : [.sum]
        case .agent(let measure):
            guard !isPart else { return [] }
            switch measure {
            case .firstAnswer: return [.median, .p90]
            case .overall: return [.mean]
            case .cameBack: return [.percentage]
            case .handled, .logged, .answered, .closed: return []
            }
        }
    }
}
