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
    private static let mostArticles = 3
    private static let mostTypes = 4
    /// A learnt guess that is less likely is not shown.
    private static let leastPercent = 10

    let types: [RequestTypeSuggestions.Suggestion]
    let candidates: [Candidate]
    /// What the city answers to what was asked.
    let articles: [LibraryEntry]
    private let city: City

    /// By the caller's number or address first, then by place, then by the longest words of the text. Open ones go before closed ones.
    static func find(
        about: String, caller: String, place: String, _ ports: ToolPorts
    ) async throws -> LogSuggestions {
        var found: [Candidate] = []
        let words = SearchWords(about).words.filter { $0.count > 4 }.sorted { $0.count > $1.count }
        let looks = [
            ("same caller", caller), ("same place", place),
            ("same words", words.prefix(longestWords).joined(separator: " ")),
        ]
        for (reason, typed) in looks where typed.count > 4 {
            guard let query = SearchQuery(typed + " ") else { continue }
            let page = try await ports.search.search(query, in: .requests, from: nil, limit: most)
            for hit in page.hits where !found.contains(where: { $0.hit.request == hit.request }) {
                found.append(Candidate(hit: hit, reason: reason))
            }
        }
        let open = found.filter { $0.hit.status == .triage || $0.hit.status == .assigned }
        let closed = found.filter { $0.hit.status == .resolved }
        let library = LibrarySearch(about.isEmpty ? [] : try await ports.library.book.entries(alsoRetired: false))
        let city = ports.library.city
        return LogSuggestions(
            types: types(about, ports.logging), candidates: Array((open + closed).prefix(most)),
            articles: library.related(to: about, kind: .article, in: city.language, limit: mostArticles), city: city)
    }

    /// What keywords tell first, then what is learnt.
    private static func types(_ about: String, _ ports: LogPorts) -> [RequestTypeSuggestions.Suggestion] {
        var types = ports.suggestions.suggestions(for: about, limit: mostTypes)
        guard !about.isEmpty, let guess = ports.understanding.guess(subject: nil, text: about) else { return types }
        for choice in guess.types where types.count < mostTypes && choice.percent >= leastPercent {
            guard let type = ports.catalogue[choice.name], type.isActive, !types.contains(where: { $0.type == type })
            else { continue }
            types.append(.init(type: type, word: guess.words.first ?? "\(choice.percent) %"))
        }
        return types
    }

    /// - Parameters:
    ///   - type: the code that was chosen.
    ///   - join: the tracking number that was chosen.
    ///   - spoken: the resident's language.
    func values(type: String?, join: String?, spoken: Language, time: StaffTime) -> [String: Any] {
        let values: [AnswerVariable: String] = [.city: city.name, .service: city.service, .phone: city.phone]
        return [
            "types": types.map { suggestion in
                [
                    "code": suggestion.type.code, "name": suggestion.type.name(in: .english, city: city.language),
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
            "articles": articles.map { article in
                let words = article.draft.text(in: spoken, city: city.language)
                return [
                    "name": article.draft.name, "text": AnswerText(words?.text ?? "").filled(values),
                    "language_code": (words?.language ?? city.language).rawValue,
                ]
            },
            "has_articles": !articles.isEmpty,
        ]
    }
}
