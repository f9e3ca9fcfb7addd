import Desk
import Intake

/// The left column beside a request: what its reader has, and what waits. Rows of the queue, short.
struct WorkList {
    /// Rows of each part at most; the queue's own page has all of them.
    static let length = 12

    let mine: [QueueEntry]
    let free: [QueueEntry]
    let totals: QueueTotals
    /// The request that is open beside it.
    let shown: TrackingNumber?
    let now: Moment
    /// What is due next on each.
    var dues: [RowID: StageStanding] = [:]
    /// Where its reader is and what they are offered; nil for who takes no work.
    var place: AgentPlace?

    /// What the list shows to somebody who may see the queue; without permission nothing.
    static func read(
        _ ports: ConsolePorts, for person: StaffPerson, showing number: TrackingNumber?
    ) async throws -> WorkList {
        let now = ports.clock.now()
        guard person.may(.requestList) else {
            return WorkList(mine: [], free: [], totals: QueueTotals(free: 0, held: 0), shown: number, now: now)
        }
        var filter = QueueFilter(hands: .of(person.agent), limit: length)
        filter.department = RequestSight(person.account).department
        let mine = try await ports.queue.queue(filter)
        filter.hands = .nobody
        let free = try await ports.queue.queue(filter)
        return WorkList(
            mine: mine, free: free, totals: try await ports.queue.totals(department: filter.department), shown: number,
            now: now, dues: try await ports.service.soonest(of: (mine + free).map(\.id), at: now),
            place: try await AgentPlace.read(ports, for: person))
    }

    /// `mine` and `free` with their rows, `free_count`, and `place`.
    var values: [String: Any] {
        var values: [String: Any] = [
            "mine": mine.map(row), "has_none": mine.isEmpty, "free": free.map(row), "none_free": free.isEmpty,
            "mine_count": String(mine.count), "free_count": String(totals.free),
        ]
        values["floor_place"] = place?.values(next: shown.map { "/desk/requests/\($0)" } ?? ConsoleRoutes.path)
        return values
    }

    private func row(_ entry: QueueEntry) -> [String: Any] {
        var values: [String: Any] = [
            "item": entry.id.description, "number": entry.trackingNumber.description, "title": entry.title,
            "language_code": entry.language.rawValue, "channel": ConsoleWords.channel(entry.channel.kind),
            "current": entry.trackingNumber == shown, "is_urgent": entry.priority == 1,
        ]
        if entry.language != .english { values["language"] = ConsoleWords.language(entry.language) }
        if let since = entry.waitingSince { values["waits"] = ConsoleWords.span(now.since(since)) }
        if entry.isUndelivered { values["undelivered"] = true }
        if let due = dues[entry.id] {
            values["due"] = ServiceWords.brief(due, now: now)
            values["tone"] = ServiceWords.tone(due)
        }
        return values
    }
}
