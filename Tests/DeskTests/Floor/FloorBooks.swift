import Intake

@testable import Desk

/// Whether a floor's own books agree with each other; nil where they do.
enum FloorBooks {
    static func disagreement(_ floor: Floor) -> String? {
        loads(floor) ?? lines(floor) ?? holds(floor) ?? wakes(floor)
    }

    private static func loads(_ floor: Floor) -> String? {
        for (place, agent) in floor.agents.enumerated() {
            let id = agent.profile.id
            if floor.places[id] != place { return "\(id) stands at another place" }
            var load = AgentLoad()
            var assigned: Set<ItemID> = []
            var offers: Set<ItemID> = []
            for item in floor.items.values {
                if item.offer?.agent == id {
                    load.addOffered(item.work.channel, 1)
                    offers.insert(item.work.id)
                }
                if item.assignment?.agent == id {
                    assigned.insert(item.work.id)
                    if item.assignment?.rest == Assignment.Rest.none { load.addAssigned(item.work.channel, 1) }
                }
            }
            if load != agent.load { return "\(id) carries \(load), not \(agent.load)" }
            if assigned != agent.assigned || offers != agent.offers { return "\(id) has something else" }
        }
        return floor.places.count == floor.agents.count ? nil : "there are places of nobody"
    }

    private static func lines(_ floor: Floor) -> String? {
        var waiting = 0
        for (key, line) in floor.lines {
            if line.entries.isEmpty { return "an empty line was kept" }
            for (entry, next) in zip(line.entries, line.entries.dropFirst()) where !(entry < next) {
                return "a line is out of order"
            }
            for entry in line.entries {
                guard let item = floor.items[entry.item], item.isWaiting, item.key == key, item.entry == entry else {
                    return "\(entry.item) stands in a line that it is not in"
                }
                waiting += 1
            }
        }
        return waiting == floor.items.values.count { $0.isWaiting } ? nil : "something waits in no line"
    }

    private static func holds(_ floor: Floor) -> String? {
        for agent in floor.agents {
            guard let hold = agent.hold else { continue }
            if floor.items[hold]?.hold != agent.profile.id { return "\(agent.profile.id) keeps room for nothing" }
            if floor.items[hold]?.isWaiting != true { return "room is kept for \(hold), which does not wait" }
            if !agent.isOpen { return "\(agent.profile.id) keeps room and is not there" }
        }
        let held = floor.items.values.count { $0.hold != nil }
        let holding = floor.agents.count { $0.hold != nil }
        return held == holding ? nil : "\(holding) holding, \(held) held"
    }

    private static func wakes(_ floor: Floor) -> String? {
        for item in floor.items.values {
            guard let wake = item.wake else {
                if item.offer != nil { return "nothing ends the offer of \(item.work.id)" }
                continue
            }
            guard floor.wakes.wakes.contains(WakeQueue.Wake(at: wake, owner: .item(item.work.id))) else {
                return "\(item.work.id) would never be looked at"
            }
            if wake <= floor.now.milliseconds { return "\(item.work.id) is overdue" }
        }
        return nil
    }
}
