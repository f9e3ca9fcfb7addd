import Intake

extension Floor {
    /// A piece of waiting work that an agent might get next.
    private struct Candidate {
        var item: ItemID
        var urgency: Urgency
        /// There is room for it now; otherwise the agent's next room may be kept for it.
        var fits: Bool
    }

    /// Gives what waits to whom it fits, for everything that the event has touched: agents with new room take the most urgent first; work
    /// that is new in its line finds the agent with the most room. Whatever was not touched was drained before, and still is.
    mutating func drain() {
        while !freedAgents.isEmpty || !queuedItems.isEmpty {
            while let agent = freedAgents.popLast() {
                if let place = places[agent] { fill(place) }
            }
            let queued = queuedItems
            queuedItems = []
            for id in queued.count > 1 ? mostUrgentFirst(queued) : queued { place(id) }
        }
    }

    private func mostUrgentFirst(_ ids: [ItemID]) -> [ItemID] {
        let urgencies = ids.compactMap { id in items[id].map(urgency) }
        return urgencies.sorted { $0.exceeds($1) }.map(\.item)
    }

    func urgency(_ item: FloorItem) -> Urgency {
        urgency(item.entry, policy[item.work.channel])
    }

    private func urgency(_ entry: WaitingLine.Entry, _ rule: ChannelRule) -> Urgency {
        Urgency(entry, pace: rule.paceMilliseconds, ceiling: policy.ceiling, now: now.milliseconds)
    }

    // MARK: Room looks for work

    private mutating func fill(_ place: Int) {
        while agents[place].isOpen, let candidate = best(for: place) {
            if candidate.fits { offer(candidate.item, to: place) } else { keepRoom(for: candidate.item, place) }
        }
    }

    /// The most urgent that the agent may get; where room is kept, only what is at least as urgent.
    private func best(for place: Int) -> Candidate? {
        let kept = agents[place].hold.flatMap { items[$0] }.map(urgency)
        let room = room(of: place, hasHold: kept != nil)
        guard room != SIMD8(repeating: Self.none) else { return nil }
        var best: Candidate?
        for (key, line) in lines where room[key.channel.ordinal] != Self.none {
            let fits = room[key.channel.ordinal] == Self.fits
            guard let candidate = candidate(key, line, place, fits: fits) else { continue }
            if let best, !candidate.urgency.exceeds(best.urgency) { continue }
            if let kept, kept.exceeds(candidate.urgency) { continue }
            best = candidate
        }
        return best
    }

    private static let none: Int8 = 0
    private static let mayKeep: Int8 = 1
    private static let fits: Int8 = 2

    /// By channel kind: whether one more fits, or room may be kept for it, or neither. Most lines need no closer look after that.
    private func room(of place: Int, hasHold: Bool) -> SIMD8<Int8> {
        var room = SIMD8(repeating: Self.none)
        let free = agents[place].profile.points - agents[place].load.points(policy)
        for kind in ChannelKind.allCases where agents[place].profile.isTrained(for: kind, at: now) {
            let rule = policy[kind]
            guard agents[place].load.isBelowCaps(kind, rule) else { continue }
            if rule.weight <= free {
                room[kind.ordinal] = Self.fits
            } else if !hasHold, rule.weight <= agents[place].profile.points {
                room[kind.ordinal] = Self.mayKeep
            }
        }
        return room
    }

    private func candidate(_ key: LineKey, _ line: WaitingLine, _ place: Int, fits: Bool) -> Candidate? {
        guard agents[place].profile.serves(key, at: now) else { return nil }
        let rule = policy[key.channel]
        for entry in line.entries {
            if !fits {
                // All that follows in the line is less urgent.
                guard overdueAt(rank: entry.rank, rule) <= now.milliseconds else { return nil }
                if items[entry.item]?.hold != nil { continue }
            }
            if !agents[place].barred.isEmpty, agents[place].barred[entry.item] != nil { continue }
            return Candidate(item: entry.item, urgency: urgency(entry, rule), fits: fits)
        }
        return nil
    }

    // MARK: Work looks for room

    private mutating func place(_ id: ItemID) {
        guard let item = items[id], item.isWaiting else { return }
        let urgency = urgency(item)
        if let place = roomiest({ isFree(for: item, urgency, $0) }) { return offer(id, to: place) }
        let rule = policy[item.work.channel]
        if item.hold == nil, overdueAt(rank: item.rank, rule) <= now.milliseconds,
            let place = roomiest({ mayKeepRoom(for: item, rule, $0) })
        {
            return keepRoom(for: id, place)
        }
        let key = item.key.forAnybody
        guard !item.isUnservedTold, !agents.contains(where: { $0.profile.serves(key, at: now) }) else { return }
        items[id]?.isUnservedTold = true
        effects.append(.told(.nobodyTrained(id)))
    }

    private func isFree(for item: FloorItem, _ urgency: Urgency, _ place: Int) -> Bool {
        let rule = policy[item.work.channel]
        guard agents[place].load.isBelowCaps(item.work.channel, rule),
            agents[place].load.points(policy) + rule.weight <= agents[place].profile.points
        else { return false }
        if let kept = agents[place].hold, kept != item.work.id, let other = items[kept] {
            guard urgency.exceeds(self.urgency(other)) else { return false }
        }
        return canServe(item, place)
    }

    /// Only points stand in the way, and they will be free one day.
    private func mayKeepRoom(for item: FloorItem, _ rule: ChannelRule, _ place: Int) -> Bool {
        agents[place].hold == nil && rule.weight <= agents[place].profile.points
            && agents[place].load.isBelowCaps(item.work.channel, rule) && canServe(item, place)
    }

    private func canServe(_ item: FloorItem, _ place: Int) -> Bool {
        agents[place].barred[item.work.id] == nil && agents[place].profile.serves(item.key, at: now)
    }

    /// Among the open agents that will do: who carries the least for what they can, then who was given something the longest ago.
    private func roomiest(_ willDo: (Int) -> Bool) -> Int? {
        var best: Int?
        for place in agents.indices where agents[place].isOpen && willDo(place) {
            if let other = best, !isRoomier(place, than: other) { continue }
            best = place
        }
        return best
    }

    private func isRoomier(_ place: Int, than other: Int) -> Bool {
        let mine = agents[place].load.points(policy) * max(1, agents[other].profile.points)
        let theirs = agents[other].load.points(policy) * max(1, agents[place].profile.points)
        if mine != theirs { return mine < theirs }
        if agents[place].lastGiven != agents[other].lastGiven {
            return agents[place].lastGiven < agents[other].lastGiven
        }
        return agents[place].profile.id < agents[other].profile.id
    }

    // MARK: Room that is kept

    private mutating func keepRoom(for id: ItemID, _ place: Int) {
        agents[place].hold = id
        items[id]?.hold = agents[place].profile.id
    }

    /// The agent carries more than before: where that is all they may have of a kind, room that they keep for another of it is of no use.
    mutating func reviewHold(of place: Int) {
        guard let kind = agents[place].hold.flatMap({ items[$0]?.work.channel }) else { return }
        if agents[place].load.count(kind) >= policy[kind].cap { dropHold(of: place) }
    }

    /// Gives up the room that an agent keeps.
    ///
    /// - Parameter leaving: whether the work leaves its line; else it looks for other room.
    mutating func dropHold(of place: Int, leaving: Bool = false) {
        guard let id = agents[place].hold else { return }
        agents[place].hold = nil
        items[id]?.hold = nil
        freedAgents.append(agents[place].profile.id)
        if !leaving { queuedItems.append(id) }
    }
}
