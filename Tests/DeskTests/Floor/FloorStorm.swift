import Intake
import TestKit

@testable import Desk

/// Random events upon a floor, in any order, also such as make no sense; the same for the same seed. A value, so that one history goes on in
/// many ways.
struct FloorStorm {
    private static let kinds: [ChannelKind] = [.email, .email, .chat, .chat, .sms, .phone]
    private static let departments: [String?] = [nil, nil, nil, "Parks", "Water"]

    var floor: Floor
    var witness = FloorWitness()
    var random: SeededGenerator
    private var time: Int64 = 1_750_000_000_000
    private var nextItem: Int64 = 1
    /// The latest work, done or not.
    private var recent: [ItemID] = []
    private(set) var history: [FloorEvent] = []

    /// - Parameter agents: whether staff come and choose where they are by chance; else there is nobody.
    init(seed: UInt64, agents: Bool = true) {
        random = SeededGenerator(seed: seed)
        var policy = FloorPolicy(
            coolOff: .seconds(random.below(3) * 45), unansweredLimit: 1 + random.below(3), grace: .seconds(30))
        if random.below(2) == 0 {
            policy[.email] = ChannelRule(
                weight: 1 + random.below(3), cap: 1 + random.below(4), offersAtOnce: 1 + random.below(3),
                offerLimit: .seconds(120), pace: .seconds(600), languagePatience: .seconds(900))
        }
        floor = Floor(policy: policy)
        guard agents else { return }
        for id in 1...(2 + random.below(3)) {
            perform(.roster(profile(AgentID(rawValue: Int64(id)))))
            if random.below(4) != 0 { perform(.presence(AgentID(rawValue: Int64(id)), .available)) }
        }
    }

    /// One event by chance, after time has gone on by chance.
    mutating func step() {
        time += pause()
        perform(event())
    }

    mutating func perform(_ event: FloorEvent) {
        let moment = Moment(milliseconds: time)
        if let wake = floor.nextWake, wake <= moment { witness.see(floor.apply(.time, at: moment), of: .time, floor) }
        witness.see(floor.apply(event, at: moment), of: event, floor)
        history.append(event)
    }

    mutating func pass(_ milliseconds: Int64) { time += milliseconds }

    private mutating func pause() -> Int64 {
        switch random.below(40) {
        case 0: Int64(random.below(1_200_000))
        case 1...24: 0
        default: Int64(random.below(20_000))
        }
    }

    private mutating func event() -> FloorEvent {
        if recent.count < 3 { return .arrived(work()) }
        if recent.count > 9 {
            // Most of what is old is done one day, so that there is room for more.
            let old = recent.removeFirst()
            if random.below(10) != 0 { return .closed(old) }
        }
        switch random.below(40) {
        case 0...8: return .arrived(work())
        case 9...16: return answer()
        case 17...21: return .closed(item())
        case 22...26: return .presence(agent(), choice())
        case 27: return random.below(2) == 0 ? .vanished(agent()) : .returned(agent())
        case 28: return random.below(6) == 0 ? .retired(agent()) : .roster(profile(agent()))
        case 29: return changed()
        case 30: return .residentWrote(item())
        case 31...33: return took()
        case 34, 35: return handedOver()
        case 36, 37: return holderActs()
        case 38: return snoozed()
        default: return .time
        }
    }

    // MARK: Parts of events

    private mutating func agent() -> AgentID { AgentID(rawValue: Int64(1 + random.below(4))) }

    private mutating func item() -> ItemID { recent[random.below(recent.count)] }

    private mutating func choice() -> PresenceChoice {
        let choices: [PresenceChoice] = [
            .available, .available, .available, .available, .available, .offline, .busy, .onBreak, .afterWork,
        ]
        return choices[random.below(choices.count)]
    }

    private mutating func language() -> Language? { [nil, nil, .english, .english, .spanish][random.below(5)] }

    private mutating func department() -> String? { Self.departments[random.below(Self.departments.count)] }

    mutating func work() -> WorkItem {
        let id = ItemID(rawValue: nextItem)
        nextItem += 1
        recent.append(id)
        return WorkItem(
            id: id, channel: Self.kinds[random.below(Self.kinds.count)], priority: 1 + random.below(5),
            language: language(), department: department(), team: random.below(12) == 0 ? .outreach : nil,
            since: Moment(milliseconds: time - Int64(random.below(60_000))),
            due: random.below(4) == 0 ? Moment(milliseconds: time + Int64(random.below(3_600_000))) : nil,
            formerAgent: random.below(4) == 0 ? agent() : nil)
    }

    private mutating func profile(_ id: AgentID) -> AgentProfile {
        var training: [ChannelKind: Moment] = [:]
        for kind in [ChannelKind.email, .chat, .sms, .phone] where random.below(5) != 0 {
            training[kind] = Moment(milliseconds: random.below(6) == 0 ? time + 120_000 : 0)
        }
        return AgentProfile(
            id: id, points: [10, 10, 10, 6, 14][random.below(5)], training: training,
            languages: random.below(3) == 0 ? [.english, .spanish] : [.english],
            departments: random.below(3) == 0 ? ["Parks"] : nil, teams: random.below(3) == 0 ? [.outreach] : [])
    }

    /// Mostly of the offer that there is; now and then of another.
    private mutating func answer() -> FloorEvent {
        let offers = floor.agents.flatMap { agent in agent.offers.map { ($0, agent.profile.id) } }
            .sorted { $0.0 < $1.0 }
        guard !offers.isEmpty else { return random.below(4) == 0 ? .declined(item(), by: agent()) : holderActs() }
        let (item, agent) = offers[random.below(offers.count)]
        switch random.below(8) {
        case 0, 1: return .declined(item, by: agent)
        case 2: return .accepted(item, by: self.agent(), version: witness.version(of: item))
        case 3: return .accepted(item, by: agent, version: witness.version(of: item) - 1)
        default: return .accepted(item, by: agent, version: witness.version(of: item))
        }
    }

    private mutating func version(_ item: ItemID) -> Int64 {
        witness.version(of: item) - (random.below(6) == 0 ? 1 : 0)
    }

    private mutating func took() -> FloorEvent {
        let item = item()
        return .took(item, by: agent(), version: version(item))
    }

    private mutating func handedOver() -> FloorEvent {
        let item = item()
        let destination: Destination =
            switch random.below(4) {
            case 0: .team(.outreach)
            case 1: .department("Water")
            default: .agent(agent())
            }
        return .handedOver(item, to: destination, by: agent(), version: version(item))
    }

    private mutating func holderActs() -> FloorEvent {
        let item = recent.first { witness.holder(of: $0) != nil } ?? item()
        let holder = random.below(8) == 0 ? agent() : witness.holder(of: item) ?? agent()
        return random.below(2) == 0
            ? .putBack(item, by: holder, version: version(item)) : .awaitsResident(item, by: holder)
    }

    private mutating func snoozed() -> FloorEvent {
        let item = item()
        return .snoozed(
            item, until: Moment(milliseconds: time + Int64(random.below(300_000))),
            by: witness.holder(of: item) ?? agent(),
            version: version(item))
    }

    private mutating func changed() -> FloorEvent {
        .changed(
            item(),
            WorkDemand(
                priority: 1 + random.below(5), language: language(), department: department(), team: nil,
                due: random.below(2) == 0 ? Moment(milliseconds: time + 600_000) : nil),
            by: random.below(2) == 0 ? agent() : nil)
    }
}
