import Desk
import Intake
import Reports

/// What a request's page shows of following it up, with the forms for it.
struct FollowUpCard {
    let requests: RequestPages
    let reader: StaffPerson

    private var ports: FollowUpPorts { requests.ports.tools.followUp }

    /// Nil for who may do nothing of it.
    func values(on found: RequestDetail) async throws -> [String: Any]? {
        guard reader.may(.requestAnswer) else { return nil }
        let number = found.summary.trackingNumber
        let now = requests.ports.clock.now()
        let today = ports.calendar.day(of: now)
        let entry = try await ports.book.entry(of: number, FollowUpFilter(now: now, today: today))
        guard let entry else { return nil }
        let escalations = try await ports.escalations.escalations(on: number)
        let promises = try await ports.desk.promises(on: number)
        var values: [String: Any] = [
            "reasons": FollowUpWords.reasons(entry, ports.calendar).map { ["text": $0] },
            "has_reasons": !entry.reasons.isEmpty, "may_ask": ports.asking.knows(entry.department),
            "may_settle": entry.complainedAt != nil, "token": SecretToken().text,
            "open_promises": promises.filter { $0.ending == nil }.map { promise($0, today) },
            "ended_promises": promises.filter { $0.ending != nil }.map { promise($0, today) },
            "settled": escalations.filter { $0.outcome != nil }.map { escalation($0, now, today) },
            "today": today, "longest": String(EscalationDraft.longestText),
        ]
        if let asked = entry.askedAt { values["last_asked"] = requests.time.text(asked) }
        if let open = escalations.first(where: { $0.outcome == nil }) {
            values["escalation"] = escalation(open, now, today)
        } else {
            values["escalate_to"] = [
                "owners": try await requests.ports.changes.colleagues().map {
                    ["value": $0.agent.description, "name": $0.name]
                }
            ]
        }
        return values
    }

    private func promise(_ promise: KeptPromise, _ today: String) -> [String: Any] {
        [
            "id": promise.id.description, "day": promise.day, "text": promise.text, "who": promise.authorName,
            "is_broken": promise.ending == nil && promise.day < today,
            "state": promise.ending == .kept ? "kept" : "taken back",
        ]
    }

    private func escalation(_ escalation: KeptEscalation, _ now: Moment, _ today: String) -> [String: Any] {
        [
            "id": escalation.id.description, "owner": escalation.ownerName, "reason": escalation.reason,
            "due": escalation.due, "is_late": escalation.due < today,
            "age": FollowUpWords.days(escalation.age(at: now)),
            "by": escalation.openedBy, "outcome": escalation.outcome ?? "",
        ]
    }
}
