import Desk
import Intake

/// What may belong to a contact while it is written: request types, and requests that there are already.
struct LogSuggestions {
    /// A request that may be the same, and why.
    struct Candidate {
        let hit: SearchHit
        let reason: String
    }

    /// So many requests are shown.
    private static let most = 5
    private static let longestWords = 2

    let types: [RequestTypeSuggestions.Suggestion]
    let candidates: [Candidate]

    /// By the caller's number or address first, then by place, then by the longest words of the text. Open ones go before closed ones.
    static func find(
        about: String, caller: String, place: String, _ ports: LogPorts, _ book: any SearchBook
    ) async throws -> LogSuggestions {
        var found: [Candidate] = []
        let words = SearchWords(about).words.filter { $0.count > 4 }.sorted { $0.count > $1.count }
        let looks = [
            ("same caller", caller), ("same place", place),
            ("same words", words.prefix(longestWords).joined(separator: " ")),
        ]
        for (reason, typed) in looks where typed.count > 4 {
            guard let query = SearchQuery(typed + " ") else { continue }
            let page = try await book.search(query, department: nil, from: nil, limit: most)
            for hit in page.hits where !found.contains(where: { $0.hit.request == hit.request }) {
                found.append(Candidate(hit: hit, reason: reason))
            }
        }
        let open = found.filter { $0.hit.status == .triage || $0.hit.status == .assigned }
        let closed = found.filter { $0.hit.status == .resolved }
        return LogSuggestions(
            types: ports.suggestions.suggestions(for: about), candidates: Array((open + closed).prefix(most)))
    }

    /// - Parameters:
    ///   - type: the code that was chosen.
    ///   - join: the tracking number that was chosen.
    func values(type: String?, join: String?, language: Language, time: StaffTime) -> [String: Any] {
        [
            "types": types.map { suggestion in
                [
                    "code": suggestion.type.code, "name": suggestion.type.name(in: .english, city: language),
                    "word": suggestion.word, "department": suggestion.type.department,
                    "chosen": suggestion.type.code == type,
                ] as [String: Any]
            },
            "has_types": !types.isEmpty,
            "candidates": candidates.map { candidate in
                [
                    "number": candidate.hit.trackingNumber.description,
                    "title": candidate.hit.title.isEmpty ? "(no title)" : candidate.hit.title,
                    "status": ConsoleWords.status(candidate.hit.status), "reason": candidate.reason,
                    "department": candidate.hit.department, "opened": time.text(candidate.hit.openedAt),
                    "language_code": candidate.hit.language.rawValue,
                    "chosen": candidate.hit.trackingNumber.description == join,
                ] as [String: Any]
            },
            "has_candidates": !candidates.isEmpty,
        ]
    }
}
