import Intake

@testable import Desk

/// A floor on a day of its own, for tests that tell a story: seconds are counted from its beginning.
struct FloorScene {
    static let beginning: Int64 = 1_750_000_000_000

    var floor: Floor
    private(set) var second = 0

    init(_ policy: FloorPolicy = .standard) { floor = Floor(policy: policy) }

    static func moment(_ second: Int) -> Moment { Moment(milliseconds: beginning + Int64(second) * 1_000) }

    /// Goes on to a second, and lets happen what falls due.
    @discardableResult
    mutating func at(_ second: Int) -> [FloorEffect] {
        self.second = second
        return floor.apply(.time, at: Self.moment(second))
    }

    @discardableResult
    mutating func apply(_ event: FloorEvent) -> [FloorEffect] { floor.apply(event, at: Self.moment(second)) }

    /// An agent who is trained for the kinds since long ago, and available.
    @discardableResult
    mutating func agent(
        _ id: AgentID, _ kinds: [ChannelKind] = ChannelKind.allCases, languages: Set<Language> = [.english],
        departments: Set<String>? = nil, teams: Set<TeamID> = [], points: Int = 10, sight: Set<String>? = nil
    ) -> [FloorEffect] {
        let training = Dictionary(uniqueKeysWithValues: kinds.map { ($0, Moment(milliseconds: 0)) })
        let profile = AgentProfile(
            id: id, points: points, training: training, languages: languages, departments: departments, teams: teams,
            sight: sight)
        return apply(.roster(profile)) + apply(.presence(id, .available))
    }

    /// New work, waiting since now.
    @discardableResult
    mutating func arrive(
        _ id: ItemID, _ channel: ChannelKind, priority: Int = 3, language: Language? = nil, department: String? = nil,
        team: TeamID? = nil, due: Int? = nil, former: AgentID? = nil
    ) -> [FloorEffect] {
        apply(
            .arrived(
                WorkItem(
                    id: id, channel: channel, priority: priority, language: language, department: department,
                    team: team,
                    since: Self.moment(second), due: due.map(Self.moment), formerAgent: former)))
    }

    @discardableResult
    mutating func accept(_ id: ItemID, _ agent: AgentID) -> [FloorEffect] {
        apply(.accepted(id, by: agent, version: version(id)))
    }

    func version(_ id: ItemID) -> Int64 { floor.work(id)?.work.version ?? 0 }

    /// Who is being offered it.
    func offered(_ id: ItemID) -> AgentID? {
        guard case .offered(let offer)? = floor.work(id)?.state else { return nil }
        return offer.agent
    }

    func holder(_ id: ItemID) -> AgentID? {
        guard case .assigned(let assignment)? = floor.work(id)?.state else { return nil }
        return assignment.agent
    }

    func presence(_ id: AgentID) -> Presence? { floor.agent(id)?.presence }
}

extension AgentID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(rawValue: value) }
}

extension ItemID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(rawValue: value) }
}

extension TeamID {
    static let outreach = TeamID(rawValue: 1)
    static let nights = TeamID(rawValue: 2)
}
