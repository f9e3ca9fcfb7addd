import Desk
import Intake

/// A busy floor: agents of many trades, and more open work than they can carry; each event timed.
struct FloorLoad {
    private static let kinds: [ChannelKind] = [.email, .email, .email, .email, .chat, .sms, .web, .phone, .social]

    private var floor = Floor()
    private var random = SimulationRandom(seed: 311)
    private var at: Int64 = 1_767_225_600_000
    private var lastItem: Int64 = 0
    private var offers: [Offer] = []
    private var held: [ItemID] = []
    private let agents: Int
    /// Microseconds of processor time, by the event's name.
    private(set) var costs: [String: [Double]] = [:]

    /// Signs the agents in, and lets work come until so much of it waits.
    init(agents: Int, waiting: Int) {
        self.agents = agents
        for id in 1...agents {
            apply(.roster(profile(AgentID(rawValue: Int64(id)))))
            apply(.presence(AgentID(rawValue: Int64(id)), .available))
        }
        while floor.queue().reduce(0, { $0 + $1.waiting }) < waiting {
            for _ in 0..<100 {
                at += 20
                apply(.arrived(work()))
                acceptAll()
            }
        }
    }

    var waiting: Int { floor.queue().reduce(0) { $0 + $1.waiting } }

    /// Work comes and is finished, agents take a break and come back, offers are accepted.
    mutating func run(rounds: Int) {
        for _ in 0..<rounds {
            at += Int64(below(300))
            measure("arrived", .arrived(work()))
            if !held.isEmpty { measure("closed", .closed(held.remove(at: below(held.count)))) }
            let agent = AgentID(rawValue: Int64(1 + below(agents)))
            measure("to a break", .presence(agent, .onBreak))
            measure("back from it", .presence(agent, .available))
            measure("only time", .time)
            while let offer = offers.popLast() {
                measure("accepted", .accepted(offer.item, by: offer.agent, version: offer.version))
            }
        }
    }

    private mutating func measure(_ name: String, _ event: FloorEvent) {
        let start = ThreadClock.now()
        let effects = floor.apply(event, at: Moment(milliseconds: at))
        costs[name, default: []].append((ThreadClock.now() - start) / .microseconds(1))
        note(effects)
    }

    private mutating func apply(_ event: FloorEvent) { note(floor.apply(event, at: Moment(milliseconds: at))) }

    private mutating func acceptAll() {
        while let offer = offers.popLast() {
            apply(.accepted(offer.item, by: offer.agent, version: offer.version))
        }
    }

    private mutating func note(_ effects: [FloorEffect]) {
        for effect in effects {
            switch effect {
            case .offered(let offer): offers.append(offer)
            case .assigned(let item, _, _, _): held.append(item)
            default: break
            }
        }
    }

    private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    private mutating func profile(_ id: AgentID) -> AgentProfile {
        let kinds = ChannelKind.allCases.filter { _ in below(5) != 0 }
        return AgentProfile(
            id: id, training: Dictionary(uniqueKeysWithValues: kinds.map { ($0, Moment(milliseconds: 0)) }),
            languages: below(3) == 0 ? [.english, .spanish] : [.english],
            departments: below(4) == 0 ? ["Department \(below(24))"] : nil)
    }

    private mutating func work() -> WorkItem {
        lastItem += 1
        return WorkItem(
            id: ItemID(rawValue: lastItem), channel: Self.kinds[below(Self.kinds.count)], priority: 1 + below(5),
            language: below(3) == 0 ? Language.allCases[below(Language.allCases.count)] : nil,
            department: below(2) == 0 ? "Department \(below(24))" : nil, since: Moment(milliseconds: at))
    }
}
