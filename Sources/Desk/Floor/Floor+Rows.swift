import Intake

extension Floor {
    /// Believes the database, whatever stood here. Nothing is said of what its rows say already; only offers are taken back.
    mutating func observe(_ row: WorkRow) {
        let id = row.work.id
        if let known = items[id] {
            guard known.work.version != row.work.version || !row.state.agrees(with: known.state) else { return }
            // Somebody changed what it asks for, and not who has it: whoever is offered it may still accept.
            if known.offer != nil, row.state == .waiting { return renew(id, row) }
            if let offer = known.offer { withdraw(offer, row.state.isTaken ? .taken : .itemLeft) }
            leaveLine(id)
            if let holder = known.assignment { unload(id, known, holder) }
            items[id] = nil
        }
        guard row.state != .closed else { return }
        var item = FloorItem(row.work)
        item.isPlacedByPerson = row.isPlacedByPerson
        switch row.state {
        case .waiting, .closed:
            items[id] = item
            enqueue(id)
        case .snoozed(let until):
            item.state = .snoozed(until: until)
            items[id] = item
            scheduleWake(id, until.milliseconds)
        case .assigned(let agent, let since, let rest):
            item.state = .assigned(Assignment(agent: agent, origin: .row, since: since, rest: rest))
            items[id] = item
            if case .until(let moment) = rest { scheduleWake(id, moment.milliseconds) }
            if rest == .none { awaitHolder(agent, of: id) }
            guard let place = places[agent] else { return }
            agents[place].assigned.insert(id)
            guard rest == .none else { return }
            agents[place].load.addAssigned(item.work.channel, 1)
            reviewHold(of: place)
        }
    }

    /// Live work came into the hands of somebody who is not there: taken or handed over on a page. They have the grace to appear.
    private mutating func awaitHolder(_ agent: AgentID, of id: ItemID) {
        guard let item = items[id], policy[item.work.channel].isLive else { return }
        let isThere = places[agent].map { agents[$0].presence.isPresent } ?? false
        if !isThere { scheduleWake(id, (now + policy.grace).milliseconds) }
    }

    /// Takes over what a row asks for, leaving the work in the hands in which it is.
    private mutating func renew(_ id: ItemID, _ row: WorkRow) {
        items[id]?.work.version = row.work.version
        items[id]?.isPlacedByPerson = false
        change(id, row.work.demand, by: nil)
        items[id]?.isPlacedByPerson = row.isPlacedByPerson
    }
}
