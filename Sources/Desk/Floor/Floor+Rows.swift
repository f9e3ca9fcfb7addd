import Intake

extension Floor {
    /// Believes the database, whatever stood here. Nothing is said of what its rows say already; only offers are taken back.
    mutating func observe(_ row: WorkRow) {
        let id = row.work.id
        if let known = items[id] {
            guard known.work.version != row.work.version || !row.state.agrees(with: known.state) else { return }
            if let offer = known.offer { withdraw(offer, row.state == .closed ? .itemLeft : .taken) }
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
            guard let place = places[agent] else { return }
            agents[place].assigned.insert(id)
            guard rest == .none else { return }
            agents[place].load.addAssigned(item.work.channel, 1)
            reviewHold(of: place)
        }
    }
}
