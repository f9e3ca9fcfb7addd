import Desk
import Intake

/// What was found, as its template takes it.
struct SearchResults {
    /// Requests of one page.
    static let length = 25

    let typed: String
    let query: SearchQuery
    let page: SearchPage
    let isFirst: Bool
    let time: StaffTime

    var values: [String: Any] {
        var values: [String: Any] = [
            "q": typed, "hits": page.hits.map(hit), "is_catching_up": page.isCatchingUp,
            "is_wide": page.width == .beginnings, "is_empty": page.hits.isEmpty, "summary": summary,
        ]
        if let next = page.next {
            values["next"] = next.text
            values["next_title"] = next.width == page.width ? "Older" : "Words that begin so, too"
        }
        return values
    }

    private var summary: String {
        switch (page.hits.count, page.next) {
        case (0, nil): isFirst ? "Nothing was found." : "There is no more."
        case (0, _): "Nothing among the newest."
        case (1, nil): "1 request"
        case (let count, nil) where isFirst: "\(count) requests"
        case (let count, _): "\(count) requests, the newest first"
        }
    }

    private func hit(_ hit: SearchHit) -> [String: Any] {
        [
            "number": hit.trackingNumber.description, "title": hit.title.isEmpty ? "(no title)" : hit.title,
            "status": ConsoleWords.status(hit.status), "department": hit.department,
            "channel": ConsoleWords.channel(hit.channel), "language_code": hit.language.rawValue,
            "author": hit.author, "is_answer": hit.part == .answer, "is_note": hit.part == .note,
            "at": time.text(hit.at),
            "machine": time.machine(hit.at),
            "pieces": SearchExcerpt(hit.text, for: query).pieces.map {
                ["text": $0.text, "is_found": $0.isFound] as [String: Any]
            },
        ]
    }
}
