import Desk
import Intake

/// What was found, as its template takes it.
struct SearchResults {
    /// Requests and contacts of one page.
    static let length = 25

    let typed: String
    let query: SearchQuery
    let page: SearchPage
    let isFirst: Bool
    let time: StaffTime

    var values: [String: Any] {
        var values: [String: Any] = [
            "q": typed, "hits": page.findings.map(values), "is_catching_up": page.isCatchingUp,
            "is_wide": page.width == .beginnings, "is_empty": page.findings.isEmpty, "summary": summary,
        ]
        if let next = page.next {
            values["next"] = next.text
            values["next_title"] = next.width == page.width ? "Older" : "Words that begin so, too"
        }
        return values
    }

    private var summary: String {
        switch (page.findings.count, page.next) {
        case (0, nil): isFirst ? "Nothing was found." : "There is no more."
        case (0, _): "Nothing among the newest."
        case (1, nil): counts
        case (_, nil) where isFirst: counts
        default: "\(counts), the newest first"
        }
    }

    /// As in `3 requests and 1 contact without a case`.
    private var counts: String {
        let requests = page.hits.count
        let contacts = page.findings.count - requests
        let parts = [
            requests == 0 ? nil : requests == 1 ? "1 request" : "\(requests) requests",
            contacts == 0 ? nil : contacts == 1 ? "1 contact without a case" : "\(contacts) contacts without a case",
        ]
        return parts.compactMap { $0 }.joined(separator: " and ")
    }

    private func values(_ finding: SearchFinding) -> [String: Any] {
        var values =
            switch finding {
            case .request(let hit): request(hit)
            case .contact(let contact): self.contact(contact)
            }
        values["pieces"] = SearchExcerpt(finding.text, for: query).pieces.map {
            ["text": $0.text, "is_found": $0.isFound] as [String: Any]
        }
        return values
    }

    private func request(_ hit: SearchHit) -> [String: Any] {
        [
            "path": "/desk/requests/\(hit.trackingNumber)", "number": hit.trackingNumber.description,
            "title": hit.title.isEmpty ? "(no title)" : hit.title,
            "status": ConsoleWords.status(hit.status),
            "place": "\(hit.department) · \(ConsoleWords.channel(hit.channel))",
            "language_code": hit.language.rawValue,
            "author": hit.author, "is_answer": hit.part == .answer, "is_note": hit.part == .note,
            "is_place": hit.part == .place, "at": time.text(hit.at), "machine": time.machine(hit.at),
        ]
    }

    private func contact(_ contact: CountedContact) -> [String: Any] {
        [
            "path": "\(ContactRoutes.path)/\(contact.id)",
            "title": contact.title.isEmpty ? "(no words)" : contact.title,
            "status": "Without a case",
            "place": "\(ConsoleWords.contact(contact.kind)) · \(ConsoleWords.channel(contact.channel))",
            "language_code": contact.language.rawValue,
            "author": contact.name ?? contact.caller?.address ?? "Somebody",
            "at": time.text(contact.at), "machine": time.machine(contact.at),
        ]
    }
}
