import Intake

extension Floor {
    /// What a waiting piece of work asks for at this moment, and when that next changes, in milliseconds.
    func demand(of item: FloorItem) -> (key: LineKey, changes: Int64?) {
        let work = item.work
        let rule = policy[work.channel]
        var key = LineKey(
            channel: work.channel, language: work.language, department: work.department, team: work.team, agent: nil)
        var soonest = Int64.max
        if work.language != nil, let patience = rule.languagePatience {
            let end = work.since + patience
            if end <= now { key.language = nil } else { soonest = end.milliseconds }
        }
        if let former = work.formerAgent, let place = places[former], agents[place].isExpected {
            let end = work.since + rule.stickyPatience
            if end > now, agents[place].profile.serves(key, at: now), agents[place].barred[work.id] == nil {
                key.agent = former
                soonest = min(soonest, end.milliseconds)
            }
        }
        let overdue = overdueAt(rank: work.rank(policy), rule)
        if overdue > now.milliseconds { soonest = min(soonest, overdue) }
        return (key, soonest == .max ? nil : soonest)
    }

    /// When work of this rank reaches the level from which on room is kept for it.
    func overdueAt(rank: Int64, _ rule: ChannelRule) -> Int64 {
        rank + Int64(policy.holdLevel) * rule.paceMilliseconds
    }

    /// Puts work into the line that it belongs to, to be placed at the end of the event. It must be in none.
    mutating func enqueue(_ id: ItemID) {
        guard var item = items[id] else { return }
        let demand = demand(of: item)
        item.state = .waiting
        item.key = demand.key
        item.rank = item.work.rank(policy)
        items[id] = item
        lines[item.key, default: WaitingLine()].insert(item.entry)
        scheduleWake(id, demand.changes)
        queuedItems.append(id)
    }

    /// Takes waiting work out of its line, and gives up the room that was kept for it.
    mutating func leaveLine(_ id: ItemID) {
        guard let item = items[id], item.isWaiting else { return }
        lines[item.key]?.remove(item.entry)
        if lines[item.key]?.entries.isEmpty == true { lines[item.key] = nil }
        if let holder = item.hold, let place = places[holder] { dropHold(of: place, leaving: true) }
    }

    /// Work that waits for one agent is asked anew whether it still should.
    mutating func requeueWork(waitingFor agent: AgentID) {
        var waiting: [ItemID] = []
        for (key, line) in lines where key.agent == agent { waiting += line.entries.map(\.item) }
        for id in waiting.sorted() {
            leaveLine(id)
            enqueue(id)
        }
    }

    mutating func arrive(_ work: WorkItem) {
        guard items[work.id] == nil else { return }
        items[work.id] = FloorItem(work)
        enqueue(work.id)
    }

    mutating func change(_ id: ItemID, _ demand: WorkDemand, by person: AgentID?) {
        guard var item = items[id] else { return }
        // Out of the line by the rank it has there, before the rank changes.
        leaveLine(id)
        item.hold = nil
        item.work.priority = min(max(1, demand.priority), 5)
        item.work.language = demand.language
        item.work.moveDue(to: demand.due)
        if person != nil || !item.isPlacedByPerson {
            let isMoved = item.work.department != demand.department || item.work.team != demand.team
            if person != nil, isMoved { item.isPlacedByPerson = true }
            item.work.department = demand.department
            item.work.team = demand.team
        }
        item.isUnservedTold = false
        items[id] = item
        if item.isWaiting { return enqueue(id) }
        guard let offer = item.offer, let place = places[offer.agent] else { return }
        guard !agents[place].profile.serves(self.demand(of: item).key.forAnybody, at: now) else { return }
        withdraw(offer, .changed)
        enqueue(id)
    }

    /// Work that rests, or is put off, is to be done now. Its holder has it again, if they are there.
    mutating func wakeUp(_ id: ItemID) {
        guard let item = items[id] else { return }
        switch item.state {
        case .waiting, .offered: return
        case .snoozed:
            effects.append(.woke(id))
            enqueue(id)
        case .assigned(var assignment):
            let place = places[assignment.agent]
            if assignment.rest != .none {
                assignment.rest = .none
                items[id]?.state = .assigned(assignment)
                items[id]?.work.since = now
                scheduleWake(id, nil)
                if let place {
                    agents[place].load.addAssigned(item.work.channel, 1)
                    reviewHold(of: place)
                }
                effects.append(.woke(id))
            }
            let isThere = place.map { agents[$0].presence.isPresent } ?? false
            if !isThere, policy[item.work.channel].isLive { release(id, .signedOff, tellingResident: true) }
        }
    }

    mutating func close(_ id: ItemID) {
        guard let item = items[id] else { return }
        if let offer = item.offer { withdraw(offer, .itemLeft) }
        leaveLine(id)
        let holder = item.assignment
        if let holder { unload(id, item, holder) }
        items[id] = nil
        effects.append(.closed(id, holder: holder?.agent))
        guard let holder, holder.rest == .none, let place = places[holder.agent], agents[place].isOpen,
            let limit = policy[item.work.channel].afterWork
        else { return }
        show(.afterWork(until: now + limit), place)
        scheduleWake(place)
    }
}

extension LineKey {
    /// The same without the one agent: what anybody must be able to do.
    var forAnybody: LineKey { LineKey(channel: channel, language: language, department: department, team: team) }
}
