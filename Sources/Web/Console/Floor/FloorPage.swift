import Desk
import Intake
import Reports

/// The supervisors' floor as its template takes it.
struct FloorPage {
    /// What waits, shown at most.
    static let waitingRows = 20

    let picture: FloorPicture
    let entries: [RosterEntry]
    let volumes: ChannelReport
    let mayMove: Bool
    let mayRead: Bool
    let time: StaffTime
    let now: Moment

    var values: [String: Any] {
        let names = Dictionary(entries.map { ($0.account.id.rawValue, $0.account.displayName.text) }) { first, _ in
            first
        }
        let agents = picture.agents.map { agent(name: names[$0.profile.id.rawValue] ?? "", $0) }
        let present = picture.agents.filter { $0.presence.isPresent }
        return [
            "may_move": mayMove, "agents": sorted(agents), "nobody": agents.isEmpty,
            "present": String(present.count), "available": String(present.count { $0.presence == .available }),
            "queue": ChannelKind.allCases.map(queue), "waiting": picture.waiting.map(card),
            "none_waiting": picture.waiting.isEmpty,
            "targets": picture.agents.compactMap { agent in
                names[agent.profile.id.rawValue].map { ["id": agent.profile.id.description, "name": $0] }
            }.sorted { ($0["name"] ?? "") < ($1["name"] ?? "") },
            "total": String(volumes.total.contacts), "at": time.text(now), "at_machine": time.machine(now),
        ]
    }

    /// Who is there comes first, each part by name.
    private func sorted(_ agents: [[String: Any]]) -> [[String: Any]] {
        func key(_ agent: [String: Any]) -> (Int, String) {
            (agent["is_offline"] as? Bool == true ? 1 : 0, agent["name"] as? String ?? "")
        }
        return agents.sorted { key($0) < key($1) }
    }

    private func agent(name: String, _ standing: AgentStanding) -> [String: Any] {
        var values: [String: Any] = [
            "name": name, "presence": PresenceWords.title(standing.presence),
            "code": PresenceWords.code(standing.presence), "is_offline": !standing.presence.isPresent,
            "is_lost": !standing.isConnected, "points": "\(standing.pointsInUse) of \(standing.profile.points)",
            "work": standing.assigned.compactMap { picture.cards[$0] }.map(card),
            "offers": String(standing.offers.count), "has_offers": !standing.offers.isEmpty,
        ]
        if let since = picture.presentSince[standing.profile.id] {
            values["since"] = ConsoleWords.span(now.since(since))
        }
        return values
    }

    private func card(_ card: WorkCard) -> [String: Any] {
        var values: [String: Any] = [
            "key": "\(card.item)-\(card.version)", "number": card.number.description, "title": card.title,
            "channel": ConsoleWords.channel(card.channel), "language": ConsoleWords.language(card.language),
            "language_code": card.language.rawValue, "may_read": mayRead, "may_move": mayMove,
            "is_urgent": card.priority == 1,
        ]
        if let since = card.waitingSince { values["waits"] = ConsoleWords.span(now.since(since)) }
        return values
    }

    private func queue(_ kind: ChannelKind) -> [String: Any] {
        let standing = picture.queue.first { $0.channel == kind }
        let volume = volumes.rows.first { $0.kind == kind }
        var values: [String: Any] = [
            "channel": ConsoleWords.channel(kind), "waiting": String(standing?.waiting ?? 0),
            "offered": String(standing?.offered ?? 0), "contacts": String(volume?.contacts ?? 0),
            "opened": String(volume?.opened ?? 0),
        ]
        if let since = standing?.waitingSince { values["longest"] = ConsoleWords.span(now.since(since)) }
        return values
    }
}
