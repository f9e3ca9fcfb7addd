import Intake

/// A request as its template for residents takes it.
struct TrackPage {
    let request: TrackedRequest
    /// The type in the page's language; nil where nobody told.
    let type: String?
    /// What its holder was sent; nil for everybody else.
    let key: String?
    let story: [StoryLine]
    let dates: ResidentDates
    let language: Language
    /// Made for this page, so that what is sent twice counts once.
    let formID: String

    var path: String { "/track/\(request.trackingNumber)" + (key.map { "?key=\($0)" } ?? "") }

    var values: [String: Any] {
        let words = TrackWords.text(language)
        var values: [String: Any] = [
            "number": request.trackingNumber.description, "status_text": words[statusWord] ?? "",
            "status_class": statusWord, "opened_day": dates.day(request.openedAt, in: language),
            "opened_machine": dates.machine(request.openedAt), "update_list": request.updates.map(update),
            "has_updates": !request.updates.isEmpty,
        ]
        if let type { values["type_text"] = type }
        if let closed = request.resolvedAt {
            values["closed_day"] = dates.day(closed, in: language)
            values["closed_machine"] = dates.machine(closed)
        }
        if let key {
            values["holder"] =
                [
                    "key": key, "form": formID, "form_again": formID + "-n", "is_resolved": request.status == .resolved,
                    "lines": story.map(line),
                    "action": "/track/\(request.trackingNumber)/message?lang=\(language.rawValue)",
                ] as [String: Any]
        }
        return values
    }

    /// Two-valued outside but for what waits still: residents need no more of our states.
    private var statusWord: String {
        switch request.status {
        case .triage: "received"
        case .resolved: "closed"
        default: "in_progress"
        }
    }

    private func update(_ update: PublicUpdate) -> [String: Any] {
        ["text": update.text, "day": dates.day(update.at, in: language), "machine": dates.machine(update.at)]
    }

    private func line(_ line: StoryLine) -> [String: Any] {
        [
            "is_own": line.direction == .inbound, "text": line.text, "day": dates.day(line.at, in: language),
            "machine": dates.machine(line.at),
        ]
    }
}
