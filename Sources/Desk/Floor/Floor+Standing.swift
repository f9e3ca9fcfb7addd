import Intake

extension Floor {
    /// A piece of work and where it stands; nil where it is not on the floor.
    package func work(_ id: ItemID) -> (work: WorkItem, state: WorkState)? { items[id].map { ($0.work, $0.state) } }

    /// An agent; nil for one who is not on the roster.
    package func agent(_ id: AgentID) -> AgentStanding? { places[id].map { standing(agents[$0]) } }

    /// Everybody on the roster, by their ids.
    package func everybody() -> [AgentStanding] {
        agents.sorted { $0.profile.id < $1.profile.id }.map { standing($0) }
    }

    /// How many of the same channel kind come before a waiting piece of work: what a chat shows its resident. None where it is being
    /// offered, nil where it does not wait. Looks at each line of the kind once.
    package func ahead(of id: ItemID) -> Int? {
        guard let item = items[id] else { return nil }
        if item.offer != nil { return 0 }
        guard item.isWaiting else { return nil }
        var count = 0
        for (key, line) in lines where key.channel == item.work.channel { count += line.position(of: item.entry) }
        return count
    }

    /// What waits on each channel kind, for kinds where anything does. Goes through all work once.
    package func queue() -> [QueueStanding] {
        var waiting: [ChannelKind: (waiting: Int, offered: Int, since: Moment)] = [:]
        for item in items.values where item.isWaiting || item.offer != nil {
            var count = waiting[item.work.channel] ?? (0, 0, item.work.since)
            if item.isWaiting { count.waiting += 1 } else { count.offered += 1 }
            count.since = min(count.since, item.work.since)
            waiting[item.work.channel] = count
        }
        return ChannelKind.allCases.compactMap { kind in
            waiting[kind].map {
                QueueStanding(channel: kind, waiting: $0.waiting, offered: $0.offered, waitingSince: $0.since)
            }
        }
    }

    private func standing(_ agent: FloorAgent) -> AgentStanding {
        AgentStanding(
            profile: agent.profile, presence: agent.presence, isConnected: agent.vanishedAt == nil,
            pointsInUse: agent.load.points(policy), assigned: agent.assigned.sorted(), offers: agent.offers.sorted())
    }
}
