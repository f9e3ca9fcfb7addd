import Intake

extension Simulation {
    private static let minute: Int64 = 60_000

    mutating func scheduleDays(_ agent: Int, _ shift: SimulatedShift) {
        guard let minutes = shift.minutes else { return queue.insert(.duty(agent, .begins), at: 0) }
        // From the day before, whose night shift ends on the first; two days longer, for what is left.
        for day in -1...(plan.days + 1) {
            let midnight = Int64(day) * Self.day
            let end = midnight + Int64(minutes.upperBound) * Self.minute
            guard end > 0 else { continue }
            insert(.begins, agent, midnight + Int64(minutes.lowerBound) * Self.minute)
            for pause in shift.breaks {
                let back = midnight + Int64(pause.upperBound) * Self.minute
                guard back > 0 else { continue }
                insert(.pauses, agent, midnight + Int64(pause.lowerBound) * Self.minute)
                insert(.begins, agent, back)
            }
            insert(.ends, agent, end)
        }
    }

    private mutating func insert(_ duty: SimulationQueue.Duty, _ agent: Int, _ at: Int64) {
        queue.insert(.duty(agent, duty), at: max(0, at))
    }

    mutating func change(_ agent: Int, _ duty: SimulationQueue.Duty) {
        let id = agents[agent].id
        agents[agent].isLeaving = duty == .ends
        switch duty {
        case .begins: perform(.presence(id, .available))
        case .pauses: perform(.presence(id, .onBreak))
        case .ends: perform(.presence(id, agents[agent].work.isEmpty ? .offline : .busy))
        }
    }

    /// The agent begins with what they accepted.
    mutating func start(_ item: ItemID, _ agent: Int) {
        guard var contact = contacts[item] else { return }
        if !contact.isAnswered { tallies[contact.kind]?.waits.append(now - contact.arrivedAt) }
        contact.isAnswered = true
        contacts[item] = contact
        agents[agent].settle(at: now)
        agents[agent].work.append(
            SimulatedAgent.Work(
                item: item, kind: contact.kind, attention: contact.attention, left: contact.handling))
        schedule(agent)
    }

    /// It was taken from the agent.
    mutating func drop(_ item: ItemID, _ agent: Int) {
        agents[agent].settle(at: now)
        agents[agent].work.removeAll { $0.item == item }
        schedule(agent)
    }

    mutating func finish(_ agent: Int, stamp: Int) {
        guard agents[agent].stamp == stamp else { return }
        agents[agent].settle(at: now)
        // Times are whole milliseconds, what is left is not.
        let done = agents[agent].work.filter { $0.left < 0.001 }.map(\.item)
        agents[agent].work.removeAll { $0.left < 0.001 }
        schedule(agent)
        for item in done {
            contacts[item] = nil
            perform(.closed(item))
        }
        if agents[agent].isLeaving, agents[agent].work.isEmpty { perform(.presence(agents[agent].id, .offline)) }
    }

    private mutating func schedule(_ agent: Int) {
        agents[agent].stamp += 1
        guard let next = agents[agent].nextFinish else { return }
        queue.insert(.finishes(agent, stamp: agents[agent].stamp), at: now + next)
    }
}
