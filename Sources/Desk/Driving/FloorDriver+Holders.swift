import Intake

/// Who has work without having been given it here: at the start, and whenever a page, a rule or what came back gave it to them.
extension FloorDriver {
    /// Whoever has live work is at work, whatever they said last. Where nothing is heard of them, they are waited for as if their connection
    /// had just been lost: who does not come is gone, and the work goes back.
    func awaitHolder(of id: ItemID) async throws(StoreFailure) {
        guard let item = floor.items[id], let assignment = item.assignment else { return }
        let holder = assignment.agent
        guard let place = floor.places[holder] else {
            strays.insert(holder)
            return
        }
        guard assignment.rest == .none, floor.policy[item.work.channel].isLive,
            !floor.agents[place].presence.isPresent
        else { return }
        try await apply(.presence(holder, .busy))
        links[holder, default: AgentLink(seenAt: wallClock.now(), hadSockets: true)].isVanished = false
    }

    /// What is with somebody who may take no work goes back to the queue: their account was deactivated while no floor ran, or something
    /// came back to it afterwards.
    func releaseStrays() async throws(StoreFailure) {
        guard !strays.isEmpty else { return }
        // Somebody new may have got work since the roster was last looked at.
        rosterReadAt = nil
        try await readRoster()
        for agent in strays.sorted() {
            if floor.places[agent] == nil { try await apply(.retired(agent)) }
            strays.remove(agent)
        }
    }
}
