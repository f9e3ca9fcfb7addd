import Intake

extension Floor {
    /// An agent has it from now on, whoever had it before.
    mutating func assign(_ id: ItemID, to agent: AgentID, _ origin: Assignment.Origin) {
        guard let item = items[id] else { return }
        if let offer = item.offer, offer.agent != agent || origin != .offer { withdraw(offer, .taken) }
        leaveLine(id)
        if let holder = item.assignment { unload(id, item, holder) }
        let assignment = Assignment(agent: agent, origin: origin, since: now)
        items[id]?.state = .assigned(assignment)
        items[id]?.work.version += 1
        items[id]?.work.formerAgent = agent
        scheduleWake(id, nil)
        if let place = places[agent] {
            agents[place].assigned.insert(id)
            agents[place].load.addAssigned(item.work.channel, 1)
            reviewHold(of: place)
            agents[place].unanswered = 0
            agents[place].barred[id] = nil
        }
        effects.append(
            .assigned(id, assignment, from: item.assignment?.agent, version: item.work.version + 1))
    }

    /// Takes work off its holder's hands.
    mutating func unload(_ id: ItemID, _ item: FloorItem, _ holder: Assignment) {
        guard let place = places[holder.agent] else { return }
        agents[place].assigned.remove(id)
        if holder.rest == .none { agents[place].load.addAssigned(item.work.channel, -1) }
        freedAgents.append(holder.agent)
    }

    /// Back to the queue, with the age it has.
    mutating func release(_ id: ItemID, _ reason: ReleaseReason, tellingResident: Bool = false) {
        guard let item = items[id], let holder = item.assignment else { return }
        unload(id, item, holder)
        items[id]?.work.version += 1
        items[id]?.work.formerAgent = nil
        effects.append(.released(id, from: holder.agent, reason, version: item.work.version + 1))
        if tellingResident, policy[item.work.channel].isLive { effects.append(.told(.agentGone(id, holder.agent))) }
        enqueue(id)
    }

    mutating func pull(_ id: ItemID, _ agent: AgentID, _ version: Int64) {
        guard let item = claimed(id, agent, version) else { return }
        if let holder = item.assignment { return refuse(id, agent, .taken(by: holder.agent)) }
        guard let place = places[agent] else { return refuse(id, agent, .noSuchAgent) }
        guard agents[place].presence.isPresent else { return refuse(id, agent, .absent(agent)) }
        guard agents[place].profile.isTrained(for: item.work.channel, at: now) else {
            return refuse(id, agent, .notTrained(item.work.channel))
        }
        assign(id, to: agent, .pull)
    }

    mutating func handOver(_ id: ItemID, to destination: Destination, by person: AgentID, _ version: Int64) {
        guard let item = claimed(id, person, version) else { return }
        switch destination {
        case .agent(let agent):
            guard let place = places[agent] else { return refuse(id, person, .noSuchAgent) }
            guard agents[place].profile.sees(item.work.department) else {
                return refuse(id, person, .outOfSight(agent))
            }
            let isThere = agents[place].presence.isPresent && agents[place].vanishedAt == nil
            guard isThere || !policy[item.work.channel].isLive else { return refuse(id, person, .absent(agent)) }
            return assign(id, to: agent, .person(person))
        case .team(let team): move(id, department: item.work.department, team: team)
        case .department(let department): move(id, department: department, team: nil)
        }
        if let place = places[person] { bar(id, place) }
        // It waits for the place that a person chose, not for whom the resident had elsewhere.
        items[id]?.work.formerAgent = nil
        switch item.state {
        case .assigned: return release(id, .handedOver)
        case .offered(let offer): withdraw(offer, .changed)
        case .snoozed: effects.append(.woke(id))
        case .waiting: break
        }
        enqueue(id)
    }

    /// A person chose its place: no rule moves it from there. Waiting work leaves its line.
    private mutating func move(_ id: ItemID, department: String?, team: TeamID?) {
        leaveLine(id)
        items[id]?.work.department = department
        items[id]?.work.team = team
        items[id]?.isPlacedByPerson = true
        items[id]?.isUnservedTold = false
    }

    mutating func putBack(_ id: ItemID, _ agent: AgentID, _ version: Int64) {
        guard let item = claimed(id, agent, version) else { return }
        guard item.assignment?.agent == agent else { return refuse(id, agent, .notYours) }
        release(id, .putBack)
        guard let place = places[agent] else { return }
        bar(id, place)
    }

    mutating func snooze(_ id: ItemID, until: Moment, by person: AgentID, _ version: Int64) {
        guard let item = claimed(id, person, version) else { return }
        if let holder = item.assignment {
            guard holder.agent == person else { return refuse(id, person, .notYours) }
            return rest(id, item, holder, .until(until))
        }
        if let offer = item.offer { withdraw(offer, .itemLeft) }
        leaveLine(id)
        items[id]?.state = .snoozed(until: until)
        items[id]?.work.version += 1
        scheduleWake(id, until.milliseconds)
        effects.append(.snoozed(id, until: until, version: item.work.version + 1))
    }

    mutating func rest(_ id: ItemID, _ agent: AgentID) {
        guard let item = items[id] else { return refuse(id, agent, .noSuchItem) }
        guard let holder = item.assignment, holder.agent == agent else { return refuse(id, agent, .notYours) }
        rest(id, item, holder, .untilResidentWrites)
    }

    private mutating func rest(_ id: ItemID, _ item: FloorItem, _ holder: Assignment, _ rest: Assignment.Rest) {
        var resting = holder
        resting.rest = rest
        items[id]?.state = .assigned(resting)
        if holder.rest == .none, let place = places[holder.agent] {
            agents[place].load.addAssigned(item.work.channel, -1)
            freedAgents.append(holder.agent)
        }
        if case .until(let moment) = rest { scheduleWake(id, moment.milliseconds) } else { scheduleWake(id, nil) }
        effects.append(.rests(id, resting))
    }

    /// The work, where the claim names the version it has; else says why not, and who has it.
    private mutating func claimed(_ id: ItemID, _ agent: AgentID, _ version: Int64) -> FloorItem? {
        guard let item = items[id] else {
            refuse(id, agent, .noSuchItem)
            return nil
        }
        if item.work.version == version { return item }
        let holder = item.assignment.map { Refusal.taken(by: $0.agent) }
        refuse(id, agent, holder ?? .stale(version: item.work.version))
        return nil
    }
}
