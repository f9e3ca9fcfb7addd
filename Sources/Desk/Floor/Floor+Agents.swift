import Intake

extension Floor {
    mutating func enrol(_ profile: AgentProfile) {
        guard let place = places[profile.id] else {
            var agent = FloorAgent(profile: profile)
            // Rows may have named them before they were known.
            for item in items.values where item.assignment?.agent == profile.id {
                agent.assigned.insert(item.work.id)
                if item.assignment?.rest == Assignment.Rest.none { agent.load.addAssigned(item.work.channel, 1) }
            }
            places[profile.id] = agents.count
            agents.append(agent)
            scheduleWake(agents.count - 1)
            return
        }
        agents[place].profile = profile
        dropHold(of: place)
        // The latest offers go first where there is no room for all any more.
        for id in agents[place].offers.sorted(by: >) {
            guard let item = items[id], let offer = item.offer else { continue }
            let isOver = agents[place].load.points(policy) > profile.points
            guard isOver || !profile.serves(demand(of: item).key.forAnybody, at: now) else { continue }
            withdraw(offer, .changed)
            enqueue(id)
        }
        requeueWork(waitingFor: profile.id)
        freedAgents.append(profile.id)
        scheduleWake(place)
    }

    mutating func retire(_ id: AgentID) {
        guard let place = places[id] else {
            // Rows name somebody who was gone before this floor began.
            let left = items.values.filter { $0.assignment?.agent == id }.map(\.work.id)
            for item in left.sorted() { release(item, .retired, tellingResident: true) }
            return
        }
        closeOff(place)
        for item in agents[place].assigned.sorted() { release(item, .retired, tellingResident: true) }
        places[id] = nil
        let last = agents.count - 1
        if place != last {
            agents.swapAt(place, last)
            places[agents[place].profile.id] = place
        }
        agents.removeLast()
        requeueWork(waitingFor: id)
    }

    mutating func choose(_ choice: PresenceChoice, _ id: AgentID) {
        guard let place = places[id] else { return }
        agents[place].vanishedAt = nil
        agents[place].unanswered = 0
        switch choice {
        case .offline: return leave(id, because: .signedOff)
        case .available: show(.available, place)
        case .busy: show(.busy, place)
        case .onBreak: show(.onBreak, place)
        case .afterWork: show(.afterWork(until: now + policy.afterWorkLimit), place)
        }
        scheduleWake(place)
    }

    mutating func vanish(_ id: AgentID) {
        guard let place = places[id], agents[place].presence.isPresent, agents[place].vanishedAt == nil else { return }
        agents[place].vanishedAt = now
        closeOff(place)
        scheduleWake(place)
    }

    mutating func comeBack(_ id: AgentID) {
        guard let place = places[id], agents[place].vanishedAt != nil else { return }
        agents[place].vanishedAt = nil
        freedAgents.append(id)
        scheduleWake(place)
    }

    /// The agent is gone: live work that awaits them goes back to the queue, the rest stays with them.
    mutating func leave(_ id: AgentID, because reason: ReleaseReason) {
        guard let place = places[id] else { return }
        agents[place].vanishedAt = nil
        show(.offline, place)
        for item in agents[place].assigned.sorted() where isAwakeAndLive(item) {
            release(item, reason, tellingResident: true)
        }
        scheduleWake(place)
    }

    /// Sets where an agent is, and lets follow what does from it.
    mutating func show(_ presence: Presence, _ place: Int) {
        guard agents[place].presence != presence else {
            freedAgents.append(agents[place].profile.id)
            return
        }
        agents[place].presence = presence
        effects.append(.presence(agents[place].profile.id, presence))
        if agents[place].isOpen { freedAgents.append(agents[place].profile.id) } else { closeOff(place) }
    }

    /// Takes back what was offered to an agent who is open no longer, and lets nothing wait for them any more.
    private mutating func closeOff(_ place: Int) {
        dropHold(of: place)
        for id in agents[place].offers.sorted() {
            guard let offer = items[id]?.offer else { continue }
            withdraw(offer, .agentLeft)
            enqueue(id)
        }
        requeueWork(waitingFor: agents[place].profile.id)
    }

    private func isAwakeAndLive(_ id: ItemID) -> Bool {
        guard let item = items[id], policy[item.work.channel].isLive else { return false }
        return item.assignment?.rest == Assignment.Rest.none
    }

    /// Other rules: everything is put into its line anew.
    mutating func adopt(_ policy: FloorPolicy) {
        self.policy = policy
        for place in agents.indices {
            dropHold(of: place)
            freedAgents.append(agents[place].profile.id)
            scheduleWake(place)
        }
        for id in items.keys.sorted() where items[id]?.isWaiting == true {
            leaveLine(id)
            enqueue(id)
        }
    }
}
