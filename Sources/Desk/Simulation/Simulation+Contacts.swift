import Intake

extension Simulation {
    /// Puts in what is known from the beginning: staff, their days, and the first arrivals.
    mutating func begin() {
        for shift in plan.shifts {
            for _ in 0..<shift.count {
                let id = AgentID(rawValue: Int64(agents.count))
                agents.append(SimulatedAgent(id: id, shift: shift, countedUntil: end))
                let training = Dictionary(uniqueKeysWithValues: shift.channels.map { ($0, Self.moment(0)) })
                perform(
                    .roster(
                        AgentProfile(id: id, points: shift.points, training: training, languages: shift.languages)))
                scheduleDays(agents.count - 1, shift)
            }
        }
        if let arrivals = plan.arrivals {
            for (index, arrival) in arrivals.enumerated() { queue.insert(.arrival(index), at: max(0, arrival.at)) }
        } else {
            for channel in plan.channels.indices { scheduleChance(channel, after: 0) }
        }
    }

    /// The next contact by chance: drawn hour by hour, since the rate changes with each.
    private mutating func scheduleChance(_ channel: Int, after moment: Int64) {
        var at = Double(moment)
        while at < Double(end) {
            let hour = Int64(at) / Self.hour
            let rate = plan.channels[channel].perHour[Int(hour % 24)]
            let hourEnd = Double((hour + 1) * Self.hour)
            let next = rate > 0 ? at + arrivalRandom[channel].exponential(mean: Double(Self.hour) / rate) : .infinity
            // Beyond the hour the draw is forgotten: an exponential time has no memory.
            guard next >= hourEnd else { return queue.insert(.chance(channel), at: Int64(next.rounded(.up))) }
            at = hourEnd
        }
    }

    mutating func arriveByChance(_ index: Int) {
        guard now < end else { return }
        scheduleChance(index, after: now)
        var language: Language?
        var chance = arrivalRandom[index].fraction()
        for (one, share) in plan.channels[index].languages.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            if language == nil, chance < share { language = one }
            chance -= share
        }
        arrive(SimulatedArrival(at: now, kind: plan.channels[index].kind, language: language))
    }

    mutating func arrive(_ arrival: SimulatedArrival) {
        guard let index = plan.channels.firstIndex(where: { $0.kind == arrival.kind }) else { return }
        let channel = plan.channels[index]
        lastItem += 1
        let item = ItemID(rawValue: lastItem)
        let handling = arrival.handling ?? channel.handling.draw(&handlingRandom[index])
        contacts[item] = SimulatedContact(
            kind: arrival.kind, arrivedAt: now, handling: handling, attention: channel.attention)
        tallies[arrival.kind]?.arrived += 1
        if let patience = arrival.patience ?? channel.patience?.draw(&handlingRandom[index]) {
            queue.insert(.gaveUp(item), at: now + Int64(patience.rounded(.up)))
        }
        perform(
            .arrived(
                WorkItem(
                    id: item, channel: arrival.kind, priority: arrival.priority, language: arrival.language,
                    since: Self.moment(now))))
    }

    mutating func giveUp(_ item: ItemID) {
        guard let contact = contacts[item], !contact.isAnswered else { return }
        contacts[item] = nil
        tallies[contact.kind]?.abandonedAfter.append(now - contact.arrivedAt)
        perform(.closed(item))
    }
}
