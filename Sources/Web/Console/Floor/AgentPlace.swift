import Desk
import Intake

/// Where the reader of a page is, and what they are offered: the top of the left column.
struct AgentPlace {
    let picture: AgentPicture
    let now: Moment
    /// What needs them: entries of their list.
    var needs = 0

    /// Nil for who takes no work. Asking for a page is a sign of life.
    static func read(_ ports: ConsolePorts, for person: StaffPerson) async throws -> AgentPlace? {
        guard person.may(.assignOwn) else { return nil }
        await ports.floor.driver.seen(person.agent)
        guard let picture = await ports.floor.driver.picture(of: person.agent) else { return nil }
        return AgentPlace(
            picture: picture, now: ports.clock.now(), needs: try await ports.attention.count(for: person.attention))
    }

    /// What scripts copy for rows that come later.
    private static let blank: [String: String] = [
        "item": "", "version": "", "until": "", "number": "", "title": "", "language_code": "en", "channel": "",
        "language": "", "waits": "", "seconds": "", "due": "", "tone": "",
    ]

    /// - Parameter next: where the forms lead back to.
    func values(next: String) -> [String: Any] {
        let code = PresenceWords.code(picture.presence)
        var values: [String: Any] = [
            "choices": PresenceChoice.allCases.map { choice in
                [
                    "value": choice.rawValue, "title": PresenceWords.title(choice),
                    "selected": choice.rawValue == code,
                ] as [String: Any]
            },
            "code": code, "offers": picture.offers.map(offer), "no_offers": picture.offers.isEmpty,
            "blank": Self.blank, "next": next, "needs": String(needs), "needs_none": needs == 0,
            "load": "\(picture.pointsInUse) of \(picture.points) points",
        ]
        if picture.presence == .unanswered { values["unanswered"] = PresenceWords.title(picture.presence) }
        return values
    }

    private func offer(_ offer: (offer: Offer, card: WorkCard)) -> [String: Any] {
        let card = offer.card
        var values: [String: Any] = [
            "item": card.item.description, "version": String(offer.offer.version),
            "until": String(offer.offer.until.milliseconds), "number": card.number.description,
            "title": card.title, "language_code": card.language.rawValue, "channel": ConsoleWords.channel(card.channel),
            "seconds": String(max(0, offer.offer.until.since(now).milliseconds / 1_000)),
        ]
        if card.language != .english { values["language"] = ConsoleWords.language(card.language) }
        if card.priority == 1 { values["is_urgent"] = true }
        if let since = card.waitingSince { values["waits"] = ConsoleWords.span(now.since(since)) }
        if let due = card.due, let stage = card.dueStage {
            let isLate = due <= now
            let span = ConsoleWords.span(isLate ? now.since(due) : due.since(now))
            values["due"] = "\(ServiceWords.name(stage)): \(isLate ? "overdue by \(span)" : "\(span) left")"
            values["tone"] = isLate ? "late" : card.isDueSoon ? "soon" : ""
        }
        return values
    }
}
