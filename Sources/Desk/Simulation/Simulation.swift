import Intake

/// Replays days in virtual time through the very `Floor` that runs the desk: contacts come, residents give up, agents come and go,
/// accept what they are offered and finish it. The same plan and seed give the same report.
package struct Simulation {
    /// Midnight of the first day.
    private static let beginning: Int64 = 1_767_225_600_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 24 * hour

    let plan: SimulationPlan
    /// The last day's midnight; nothing more comes then.
    let end: Int64
    var floor: Floor
    var queue = SimulationQueue()
    var agents: [SimulatedAgent] = []
    var contacts: [ItemID: SimulatedContact] = [:]
    var tallies: [ChannelKind: SimulationTally] = [:]
    /// Milliseconds since the first midnight.
    var now: Int64 = 0
    private var wakeAt: Int64 = .max
    var lastItem: Int64 = 0

    // Each thing has chance of its own, so that one more agent does not change who calls when.
    var arrivalRandom: [SimulationRandom]
    var handlingRandom: [SimulationRandom]
    var answeringRandom: SimulationRandom

    /// Runs the plan, and beyond its days for at most two more, until all is done.
    package static func run(_ plan: SimulationPlan, seed: UInt64) -> SimulationReport {
        var simulation = Simulation(plan, seed: seed)
        simulation.begin()
        simulation.run()
        return simulation.report()
    }

    private init(_ plan: SimulationPlan, seed: UInt64) {
        self.plan = plan
        end = Int64(plan.days) * Self.day
        floor = Floor(policy: plan.policy)
        var seeds = SimulationRandom(seed: seed)
        arrivalRandom = plan.channels.map { _ in SimulationRandom(seed: seeds.next()) }
        handlingRandom = plan.channels.map { _ in SimulationRandom(seed: seeds.next()) }
        answeringRandom = SimulationRandom(seed: seeds.next())
        for channel in plan.channels { tallies[channel.kind] = SimulationTally() }
    }

    static func moment(_ at: Int64) -> Moment { Moment(milliseconds: beginning + at) }

    private mutating func run() {
        while let entry = queue.next(), entry.at <= end + 2 * Self.day {
            now = entry.at
            switch entry.happening {
            case .arrival(let index): if let arrivals = plan.arrivals { arrive(arrivals[index]) }
            case .chance(let channel): arriveByChance(channel)
            case .gaveUp(let item): giveUp(item)
            case .accepts(let agent, let item, let version):
                perform(.accepted(item, by: agents[agent].id, version: version))
            case .finishes(let agent, let stamp): finish(agent, stamp: stamp)
            case .duty(let agent, let duty): change(agent, duty)
            case .floorWakes:
                wakeAt = .max
                perform(.time)
            }
            // Agents would come and go for two more days, with nobody to serve.
            if now >= end, contacts.isEmpty { return }
        }
    }

    /// Tells the floor, and does what follows.
    mutating func perform(_ event: FloorEvent) {
        for effect in floor.apply(event, at: Self.moment(now)) { follow(effect) }
        guard let wake = floor.nextWake.map({ $0.milliseconds - Self.beginning }), wake < wakeAt else { return }
        wakeAt = wake
        queue.insert(.floorWakes, at: max(wake, now))
    }

    private mutating func follow(_ effect: FloorEffect) {
        switch effect {
        case .offered(let offer):
            let agent = Int(offer.agent.rawValue)
            let delay = Int64(agents[agent].shift.answering.draw(&answeringRandom))
            queue.insert(.accepts(agent, offer.item, version: offer.version), at: now + delay)
        case .assigned(let item, let assignment, _, _): start(item, Int(assignment.agent.rawValue))
        case .released(let item, let agent, _, _): drop(item, Int(agent.rawValue))
        case .presence(let id, let presence):
            let agent = Int(id.rawValue)
            agents[agent].settle(at: now)
            agents[agent].presence = presence
        case .withdrawn, .snoozed, .rests, .woke, .closed, .refused, .told: break
        }
    }
}
