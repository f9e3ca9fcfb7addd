import Intake

extension Floor {
    /// Shows waiting work to an agent.
    mutating func offer(_ id: ItemID, to place: Int) {
        guard let item = items[id] else { return }
        leaveLine(id)
        let agent = agents[place].profile.id
        let offer = Offer(
            item: id, agent: agent, until: now + policy[item.work.channel].offerLimit, version: item.work.version)
        items[id]?.state = .offered(offer)
        scheduleWake(id, offer.until.milliseconds)
        given += 1
        agents[place].lastGiven = given
        agents[place].offers.insert(id)
        agents[place].load.addOffered(item.work.channel, 1)
        reviewHold(of: place)
        effects.append(.offered(offer))
    }

    /// Takes an offer back. What becomes of the work is for the caller to say: it is in no line, and with nobody.
    mutating func withdraw(_ offer: Offer, _ end: OfferEnd) {
        endOffer(offer)
        effects.append(.withdrawn(offer, end))
    }

    /// The offer is no more, and the agent has its room back.
    private mutating func endOffer(_ offer: Offer) {
        guard let place = places[offer.agent], let item = items[offer.item] else { return }
        agents[place].offers.remove(offer.item)
        agents[place].load.addOffered(item.work.channel, -1)
        freedAgents.append(offer.agent)
    }

    mutating func accept(_ id: ItemID, _ agent: AgentID, _ version: Int64) {
        guard let item = items[id] else { return refuse(id, agent, .noSuchItem) }
        if let holder = item.assignment { return refuse(id, agent, .taken(by: holder.agent)) }
        guard let offer = item.offer, offer.agent == agent else { return refuse(id, agent, .offerGone) }
        // The version that was offered, or a later one that changed nothing of whose it is.
        guard version == offer.version || version == item.work.version else {
            return refuse(id, agent, .stale(version: item.work.version))
        }
        endOffer(offer)
        assign(id, to: agent, .offer)
    }

    mutating func decline(_ id: ItemID, _ agent: AgentID) {
        guard let offer = items[id]?.offer, offer.agent == agent, let place = places[agent] else {
            return refuse(id, agent, items[id] == nil ? .noSuchItem : .offerGone)
        }
        agents[place].unanswered = 0
        end(offer, .declined, place)
    }

    mutating func expire(_ offer: Offer) {
        guard let place = places[offer.agent] else { return }
        agents[place].unanswered += 1
        end(offer, .expired, place)
        let inARow = agents[place].unanswered
        guard inARow >= policy.unansweredLimit, agents[place].presence == .available else { return }
        effects.append(.told(.unanswered(offer.agent, inARow: inARow)))
        show(.unanswered, place)
    }

    /// Back to the queue, and for a while not to the same agent.
    private mutating func end(_ offer: Offer, _ end: OfferEnd, _ place: Int) {
        withdraw(offer, end)
        bar(offer.item, place)
        enqueue(offer.item)
    }

    /// The agent is not offered this for a while, and it waits for them no longer.
    mutating func bar(_ id: ItemID, _ place: Int) {
        if items[id]?.work.formerAgent == agents[place].profile.id { items[id]?.work.formerAgent = nil }
        guard policy.coolOff > .zero else { return }
        agents[place].barred[id] = now + policy.coolOff
        scheduleWake(place)
    }

    mutating func refuse(_ id: ItemID, _ agent: AgentID, _ refusal: Refusal) {
        effects.append(.refused(id, agent, refusal))
    }
}
