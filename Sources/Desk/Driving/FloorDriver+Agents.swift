import Intake

extension FloorDriver {
    /// An agent's socket is open.
    package func connected(_ agent: AgentID) async {
        links[agent, default: AgentLink(seenAt: wallClock.now())].sockets += 1
        links[agent]?.hadSockets = true
        await heard(of: agent)
    }

    /// One of them closed, with goodbye or without: a page that is left says none that could be trusted.
    package func disconnected(_ agent: AgentID) {
        guard let link = links[agent], link.sockets > 0 else { return }
        links[agent]?.sockets -= 1
        links[agent]?.seenAt = wallClock.now()
        book.doorbell.ring()
    }

    /// An agent asked for a page.
    package func seen(_ agent: AgentID) async {
        links[agent, default: AgentLink(seenAt: wallClock.now())].seenAt = wallClock.now()
        await heard(of: agent)
    }

    private func heard(of agent: AgentID) async {
        guard links[agent]?.isVanished == true else { return }
        links[agent]?.isVanished = false
        // Refused only where the store cannot be reached, and then said again by the next page.
        if await tell(.returned(agent), by: agent) == .unavailable { links[agent]?.isVanished = true }
    }

    /// Where they say they are counts as hearing of them.
    func noteChoice(_ event: FloorEvent) {
        guard case .presence(let agent, let choice) = event else { return }
        if choice == .offline, links[agent]?.sockets == 0 {
            links[agent] = nil
        } else {
            links[agent, default: AgentLink(seenAt: wallClock.now())].seenAt = wallClock.now()
            links[agent]?.isVanished = false
        }
    }

    /// Lets happen what time brings: offers that run out, graces that end, connections that stay lost.
    func passTime() async throws(StoreFailure) {
        let now = wallClock.now()
        if let wake = floor.nextWake, wake <= now { try await apply(.time) }
        for (agent, link) in links.sorted(by: { $0.key < $1.key }) {
            guard let vanishes = link.vanishesAt, vanishes <= now else { continue }
            links[agent]?.isVanished = true
            try await apply(.vanished(agent))
        }
    }

    /// Looks whether accounts, roles or the roster changed.
    func readRoster() async throws(StoreFailure) {
        let now = wallClock.now()
        if let read = rosterReadAt, now >= read, now.since(read) < Self.rosterDistance { return }
        guard let roll = try await roster.roll(unlessStill: rosterStamp) else {
            rosterReadAt = now
            return
        }
        let known = Dictionary(floor.everybody().map { ($0.profile.id, $0.profile) }) { first, _ in first }
        for profile in roll.profiles where known[profile.id] != profile { try await apply(.roster(profile)) }
        let present = Set(roll.profiles.map(\.id))
        for agent in known.keys.sorted() where !present.contains(agent) {
            try await apply(.retired(agent))
            links[agent] = nil
        }
        rosterStamp = roll.stamp
        rosterReadAt = now
    }

    // MARK: For pages

    /// What an agent sees of their own place; nil for who is not on the roster, or before the floor has been read.
    package func picture(of agent: AgentID) -> AgentPicture? {
        guard let standing = floor.agent(agent) else { return nil }
        let offers = standing.offers.compactMap { id -> (offer: Offer, card: WorkCard)? in
            guard case .offered(let offer) = floor.work(id)?.state, let card = rows[id]?.card else { return nil }
            return (offer, card)
        }
        return AgentPicture(
            presence: standing.presence, offers: offers.sorted { $0.offer.until < $1.offer.until },
            work: cards(standing.assigned), points: standing.profile.points, pointsInUse: standing.pointsInUse)
    }

    /// The whole floor.
    ///
    /// - Parameter limit: cards of what waits.
    package func picture(waiting limit: Int) -> FloorPicture {
        let agents = floor.everybody()
        var shown: [ItemID: WorkCard] = [:]
        for agent in agents {
            for item in agent.assigned + agent.offers { shown[item] = rows[item]?.card }
        }
        let waiting = rows.values.filter { row in
            if case .waiting = floor.work(row.id)?.state { true } else { false }
        }
        let first = waiting.sorted { $0.card.place < $1.card.place }.prefix(limit)
        return FloorPicture(
            agents: agents, presentSince: presentSince, queue: standings(), cards: shown,
            waiting: first.map(\.card))
    }

    /// What an agent is called, as far as anything that they have says; nil otherwise.
    package func name(of agent: AgentID) -> String? {
        guard let item = floor.agent(agent)?.assigned.first(where: { rows[$0]?.card.holder != nil }) else { return nil }
        return rows[item]?.card.holder?.name
    }

    /// An open request; nil where it is not open, or not yet read.
    package func card(_ item: ItemID) -> WorkCard? { rows[item]?.card }

    private func cards(_ items: [ItemID]) -> [WorkCard] {
        items.compactMap { rows[$0]?.card }.sorted { $0.place < $1.place }
    }
}

extension QueuePlace {
    package static func < (a: QueuePlace, b: QueuePlace) -> Bool { (a.priority, a.id) < (b.priority, b.id) }
}
