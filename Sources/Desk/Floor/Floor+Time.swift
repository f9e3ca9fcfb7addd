import Intake

extension Floor {
    /// Lets happen what falls due up to a moment, each thing at its own moment, and drained before the next.
    mutating func advance(to moment: Moment) {
        while let wake = wakes.first, wake.at <= moment.milliseconds {
            wakes.removeFirst()
            guard isCurrent(wake) else { continue }
            now = max(now, Moment(milliseconds: wake.at))
            switch wake.owner {
            case .item(let id):
                items[id]?.wake = nil
                lookAgain(id)
            case .agent(let id):
                guard let place = places[id] else { continue }
                agents[place].wake = nil
                lookAgain(id, place)
            }
            drain()
        }
        now = max(now, moment)
    }

    private mutating func lookAgain(_ id: ItemID) {
        guard let item = items[id] else { return }
        switch item.state {
        case .waiting:
            leaveLine(id)
            enqueue(id)
        case .offered(let offer): expire(offer)
        // Put off until now, or with somebody who had until now to appear.
        case .assigned, .snoozed: wakeUp(id)
        }
    }

    private mutating func lookAgain(_ id: AgentID, _ place: Int) {
        if let since = agents[place].vanishedAt, since + policy.grace <= now {
            effects.append(.told(.vanished(id)))
            leave(id, because: .vanished)
        }
        if case .afterWork(let until) = agents[place].presence, until <= now { show(.available, place) }
        let barred = agents[place].barred
        if barred.values.contains(where: { $0 <= now }) { agents[place].barred = barred.filter { $0.value > now } }
        freedAgents.append(id)
        scheduleWake(place)
    }

    /// Sets when the agent is to be looked at again: the soonest of all that runs out.
    mutating func scheduleWake(_ place: Int) {
        let agent = agents[place]
        var soonest = agent.profile.nextTraining(after: now)?.milliseconds ?? .max
        if let since = agent.vanishedAt { soonest = min(soonest, (since + policy.grace).milliseconds) }
        if case .afterWork(let until) = agent.presence { soonest = min(soonest, until.milliseconds) }
        for until in agent.barred.values { soonest = min(soonest, until.milliseconds) }
        let wake = soonest == .max ? nil : max(soonest, now.milliseconds + 1)
        guard wake != agent.wake else { return }
        agents[place].wake = wake
        if let wake { wakes.insert(WakeQueue.Wake(at: wake, owner: .agent(agent.profile.id))) }
    }

    /// Sets when the work is to be looked at again; later than now.
    mutating func scheduleWake(_ id: ItemID, _ moment: Int64?) {
        let wake = moment.map { max($0, now.milliseconds + 1) }
        guard let item = items[id], item.wake != wake else { return }
        items[id]?.wake = wake
        if let wake { wakes.insert(WakeQueue.Wake(at: wake, owner: .item(id))) }
    }

    mutating func forgetStaleWakes() {
        while let wake = wakes.first, !isCurrent(wake) { wakes.removeFirst() }
        guard wakes.wakes.count > 2 * (items.count + agents.count) + 256 else { return }
        var queue = wakes
        queue.removeAll { !isCurrent($0) }
        wakes = queue
    }

    private func isCurrent(_ wake: WakeQueue.Wake) -> Bool {
        switch wake.owner {
        case .item(let id): items[id]?.wake == wake.at
        case .agent(let id): places[id].map { agents[$0].wake == wake.at } ?? false
        }
    }
}
