import Intake

@testable import Desk

/// Watches a floor from outside: keeps its own book of who has what, from the effects alone, and notes the first promise that is broken.
struct FloorWitness {
    private(set) var breach: String?
    private var kinds: [ItemID: ChannelKind] = [:]
    private var offers: [ItemID: AgentID] = [:]
    private var holders: [ItemID: AgentID] = [:]
    private var resting: Set<ItemID> = []
    private var versions: [ItemID: Int64] = [:]
    private var presences: [AgentID: Presence] = [:]
    private var vanished: Set<AgentID> = []
    /// How often it has seen what, so that a test can tell that it happened at all.
    private(set) var seen: [String: Int] = [:]

    /// Who has a piece of work, by the book.
    func holder(of item: ItemID) -> AgentID? { holders[item] }

    func version(of item: ItemID) -> Int64 { versions[item] ?? 0 }

    /// Whether it looks for work that should not wait; that takes long where much does.
    var isWatchingQueue = true
    /// Whether it counts; that takes longer than watching.
    var isCounting = false

    /// Counts by the words up to a bracket.
    private mutating func count(_ what: @autoclosure () -> String) {
        guard isCounting else { return }
        seen[String(what().prefix { $0 != "(" }), default: 0] += 1
    }

    private mutating func note(_ text: String) { if breach == nil { breach = text } }

    /// Takes in what an event led to. Nothing may have fallen due before it.
    mutating func see(_ effects: [FloorEffect], of event: FloorEvent, _ floor: Floor) {
        let claimant = claim(event)
        begin(event, floor)
        var refused = false
        for effect in effects {
            switch effect {
            case .offered(let offer):
                check(offer, floor)
                count("offered")
            case .withdrawn(let offer, let end):
                count("withdrawn: \(end)")
                if offers[offer.item] != offer.agent { note("withdrew an offer of \(offer.item) that was not made") }
                offers[offer.item] = nil
            case .assigned(let item, let assignment, let from, let version):
                check(item, assignment, from: from, version, event)
                count("assigned by \(assignment.origin)")
            case .released(let item, let from, let reason, let version):
                count("released: \(reason)")
                check(item, releasedFrom: from, reason, version, event, floor)
            case .snoozed(let item, _, let version):
                step(item, version)
                count("snoozed")
            case .rests(let item, _): resting.insert(item)
            case .woke(let item):
                resting.remove(item)
                count("woke")
            case .closed(let item, _): forget(item)
            case .presence(let agent, let presence):
                presences[agent] = presence
                if presence == .offline { vanished.remove(agent) }
            case .refused(_, _, let refusal):
                refused = true
                count("refused: \(refusal)")
            case .told(let notice): count("told: \(notice)")
            }
        }
        if isCounting, floor.agents.contains(where: { $0.hold != nil }) { count("room is kept") }
        if isCounting, floor.lines.keys.contains(where: { $0.agent != nil }) { count("waits for one agent") }
        if let claimant, !refused { note("a lost claim was not refused: \(claimant)") }
        if isWatchingQueue { checkDrained(floor) }
    }

    /// A claim that must lose: by another version, or because somebody has the work.
    private func claim(_ event: FloorEvent) -> String? {
        switch event {
        case .accepted(let item, _, let version), .took(let item, _, let version):
            if let holder = holders[item] { return "\(item) is with \(holder)" }
            return versions[item] == version ? nil : "\(item) has version \(versions[item] ?? -1), not \(version)"
        case .handedOver(let item, _, _, let version), .putBack(let item, _, let version):
            return versions[item] == version ? nil : "\(item) has version \(versions[item] ?? -1), not \(version)"
        default: return nil
        }
    }

    private mutating func begin(_ event: FloorEvent, _ floor: Floor) {
        switch event {
        case .arrived(let work) where kinds[work.id] == nil:
            kinds[work.id] = work.channel
            versions[work.id] = work.version
        case .vanished(let agent):
            if presences[agent] ?? .offline != .offline { vanished.insert(agent) }
        case .returned(let agent), .presence(let agent, _): vanished.remove(agent)
        case .retired(let agent):
            presences[agent] = nil
            vanished.remove(agent)
        default: break
        }
    }

    private mutating func forget(_ item: ItemID) {
        kinds[item] = nil
        offers[item] = nil
        holders[item] = nil
        versions[item] = nil
        resting.remove(item)
    }

    /// Changes of hands are counted, one by one.
    private mutating func step(_ item: ItemID, _ version: Int64) {
        if version != (versions[item] ?? 0) + 1 {
            note("\(item) went from version \(versions[item] ?? 0) to \(version)")
        }
        versions[item] = version
    }

    // MARK: Offers

    private mutating func check(_ offer: Offer, _ floor: Floor) {
        let (item, agent) = (offer.item, offer.agent)
        guard let kind = kinds[item] else { return note("\(item) was offered and is not there") }
        if let other = offers[item] { note("\(item) is offered to \(agent) and \(other)") }
        if let other = holders[item] { note("\(item) is offered to \(agent) and \(other) has it") }
        if presences[agent] != .available || vanished.contains(agent) {
            note("\(agent) is offered \(item) and not there")
        }
        offers[item] = agent
        guard let profile = floor.agent(agent)?.profile, let work = floor.work(item)?.work else { return }
        if !canDo(profile, work, floor) { note("\(agent) is offered \(item) and cannot do it") }
        let rule = floor.policy[kind]
        let load = load(of: agent, floor)
        if load.points > profile.points { note("\(agent) carries \(load.points) of \(profile.points) points") }
        if load.counts[kind] ?? 0 > rule.cap { note("\(agent) is over the cap of \(kind)") }
        if offers.count(where: { $0.value == agent && kinds[$0.key] == kind }) > rule.offersAtOnce {
            note("\(agent) sees too many offers of \(kind)")
        }
    }

    private func load(of agent: AgentID, _ floor: Floor) -> (points: Int, counts: [ChannelKind: Int]) {
        var points = 0
        var counts: [ChannelKind: Int] = [:]
        for (item, kind) in kinds where offers[item] == agent || holders[item] == agent && !resting.contains(item) {
            points += floor.policy[kind].weight
            counts[kind, default: 0] += 1
        }
        return (points, counts)
    }

    private func canDo(_ profile: AgentProfile, _ work: WorkItem, _ floor: Floor) -> Bool {
        guard let trained = profile.training[work.channel], trained <= floor.now else { return false }
        if let language = work.language, !profile.languages.contains(language) {
            guard let patience = floor.policy[work.channel].languagePatience, floor.now.since(work.since) >= patience
            else { return false }
        }
        if let department = work.department, let own = profile.departments, !own.contains(department) { return false }
        return work.team.map { profile.teams.contains($0) } ?? true
    }

    // MARK: Assignments

    private mutating func check(
        _ item: ItemID, _ assignment: Assignment, from: AgentID?, _ version: Int64, _ event: FloorEvent
    ) {
        let agent = assignment.agent
        if let other = offers[item], other != agent || assignment.origin != .offer {
            note("\(item) went to \(agent) while offered to \(other)")
        }
        if holders[item] != from { note("\(item) came from \(String(describing: from)), which the book does not say") }
        let isMeant =
            switch (event, assignment.origin) {
            case (.accepted(item, agent, _), .offer): offers[item] == agent && from == nil
            case (.took(item, agent, _), .pull): from == nil
            case (.handedOver(item, .agent(agent), let one, _), .person(let other)): one == other
            default: false
            }
        if !isMeant { note("\(item) went to \(agent), which nobody wanted: \(event)") }
        offers[item] = nil
        holders[item] = agent
        resting.remove(item)
        step(item, version)
    }

    private mutating func check(
        _ item: ItemID, releasedFrom agent: AgentID, _ reason: ReleaseReason, _ version: Int64, _ event: FloorEvent,
        _ floor: Floor
    ) {
        if holders[item] != agent { note("\(item) was released from \(agent), who did not have it") }
        let isLive = kinds[item].map { floor.policy[$0].isLive } ?? false
        let isThere = presences[agent] ?? .offline != .offline
        let isMeant =
            switch (reason, event) {
            case (.putBack, .putBack(item, agent, _)): true
            case (.handedOver, .handedOver(item, .team, _, _)), (.handedOver, .handedOver(item, .department, _, _)):
                true
            case (.retired, .retired(agent)): true
            case (.vanished, _), (.signedOff, _): isLive && !isThere
            default: false
            }
        if !isMeant { note("\(item) was taken from \(agent): \(reason) by \(event)") }
        holders[item] = nil
        resting.remove(item)
        step(item, version)
    }

    // MARK: The queue

    /// No open agent has room for waiting work that they could do, save for the exceptions that `Floor` names.
    private mutating func checkDrained(_ floor: Floor) {
        for agent in floor.agents where agent.isOpen {
            let waiting = floor.items.filter { $0.value.isWaiting && agent.barred[$0.key] == nil }
            guard !waiting.isEmpty else { continue }
            let load = load(of: agent.profile.id, floor)
            for (id, item) in waiting {
                let rule = floor.policy[item.work.channel]
                guard load.points + rule.weight <= agent.profile.points,
                    load.counts[item.work.channel] ?? 0 < rule.cap,
                    offers.count(where: { $0.value == agent.profile.id && kinds[$0.key] == item.work.channel })
                        < rule.offersAtOnce, canDo(agent.profile, item.work, floor)
                else { continue }
                if waitsForAnother(item, agent, rule, floor) || isKeptAway(item, agent, floor) { continue }
                note("\(agent.profile.id) has room for \(id), which waits")
            }
        }
    }

    private func waitsForAnother(_ item: FloorItem, _ agent: FloorAgent, _ rule: ChannelRule, _ floor: Floor) -> Bool {
        guard let former = item.work.formerAgent, former != agent.profile.id else { return false }
        guard let other = floor.agents.first(where: { $0.profile.id == former }) else { return false }
        return other.isExpected && floor.now.since(item.work.since) < rule.stickyPatience
            && canDo(other.profile, item.work, floor)
    }

    /// The agent's next room is kept, rightly: for work that waits, that they can do, and for which only points are missing, or the answer to
    /// another offer. What else they might have had was less urgent when it was looked at, though it may have caught up since.
    private func isKeptAway(_ item: FloorItem, _ agent: FloorAgent, _ floor: Floor) -> Bool {
        guard let kept = agent.hold.flatMap({ floor.items[$0] }), kept.work.id != item.work.id else { return false }
        let kind = kept.work.channel
        let rule = floor.policy[kind]
        let load = load(of: agent.profile.id, floor)
        let offered = offers.count { $0.value == agent.profile.id && kinds[$0.key] == kind }
        let isMissing = load.points + rule.weight > agent.profile.points || offered >= rule.offersAtOnce
        return kept.isWaiting && canDo(agent.profile, kept.work, floor) && isMissing
            && load.counts[kind] ?? 0 < rule.cap
    }
}
