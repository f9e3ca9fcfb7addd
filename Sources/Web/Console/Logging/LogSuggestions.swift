import Desk
import Intake

/// What may belong to a contact while it is written: request types, and requests that there are already.
struct LogSuggestions {
    /// A request that may be the same, and why.
    struct Candidate {
        let number: TrackingNumber
        let title: String
        let isOpen: Bool
        let status: String
        let department: String
        let openedAt: Moment
        /// Nil where that is not known.
        let language: Language?
        let reason: String
        /// How sure it is that it is the same incident, 0 to 1; nil for what was only found by a word.
        let chance: Double?
    }

    /// So many requests are shown.
    private static let most = 5
    private static let longestWords = 2
    /// Characters that say something.
    private static let shortest = 8
    private static let mostArticles = 3
    private static let mostTypes = 4
    /// A learnt guess that is less likely is not shown.
    private static let leastPercent = 10

    let types: [RequestTypeSuggestions.Suggestion]
    let candidates: [Candidate]
    /// What the city answers to what was asked.
    let articles: [LibraryEntry]
    private let city: City
    /// From here on a request is rather the same.
    private let likely: Double

    /// Whether one of the requests is rather the same than not, so that whoever logs it should look, and has not yet.
    ///
    /// - Parameter looked: what their form says of those that they had before their eyes (`looked`).
    func isLikelyKnown(besides looked: String) -> Bool {
        let seen = looked.split(separator: " ").compactMap { TrackingNumber(String($0)) }
        return candidates.contains { ($0.chance ?? 0) >= likely && !seen.contains($0.number) }
    }

    /// What is likely the same incident first, by place, type and words; then the same caller's, what is at the place, and what has the longest words
    /// of the text, the open ones before the closed.
    ///
    /// - Parameter type: the code that was chosen.
    static func find(
        about: String, caller: String, place: String, type: String? = nil, at now: Moment, _ ports: ToolPorts
    ) async throws -> LogSuggestions {
        let types = types(about, ports.logging)
        let likely = type.flatMap { ports.logging.catalogue[$0] } ?? types.first?.type
        let alike = try await alike(about, place, likely, at: now, ports)
        let searched = try await searched(about, caller, place, ports)
        let others = searched.filter { known in !alike.contains { $0.number == known.number } }
        let found = alike + others.filter(\.isOpen) + others.filter { !$0.isOpen }
        let library = LibrarySearch(about.isEmpty ? [] : try await ports.library.book.entries(alsoRetired: false))
        let city = ports.library.city
        return LogSuggestions(
            types: types, candidates: Array(found.prefix(most)),
            articles: library.related(to: about, kind: .article, in: city.language, limit: mostArticles), city: city,
            likely: ports.duplicates.model.likely)
    }

    /// By what was learnt of duplicates.
    private static func alike(
        _ about: String, _ place: String, _ type: RequestType?, at now: Moment, _ ports: ToolPorts
    ) async throws -> [Candidate] {
        guard about.count >= shortest else { return [] }
        let written = DuplicateCandidate.writing(about, place: place, type: type, at: now)
        let reach = DuplicateReach(type)
        let others = try await ports.candidates.candidates(for: written, days: reach.days, in: .requests)
        let byNumber = Dictionary(others.map { ($0.number, $0) }) { first, _ in first }
        let possible = DuplicateRule.possible(
            of: written, among: others, within: reach, now: now, by: ports.duplicates.model)
        return possible.compactMap { possible in
            guard let other = byNumber[possible.number] else { return nil }
            return Candidate(
                number: other.number, title: other.title, isOpen: other.isOpen,
                status: other.isOpen ? "open" : "closed",
                department: other.department, openedAt: other.openedAt, language: nil,
                reason: "\(PossibleDuplicates.share(possible.score)): \(possible.reason)", chance: possible.score)
        }
    }

    private static func searched(
        _ about: String, _ caller: String, _ place: String, _ ports: ToolPorts
    ) async throws -> [Candidate] {
        var found: [Candidate] = []
        let words = SearchWords(about).words.filter { $0.count > 4 }.sorted { $0.count > $1.count }
        let looks = [
            ("same caller", caller), ("same place", place),
            ("same words", words.prefix(longestWords).joined(separator: " ")),
        ]
        for (reason, typed) in looks where typed.count > 4 {
            guard let query = SearchQuery(typed + " ") else { continue }
            let page = try await ports.search.search(query, in: .requests, from: nil, limit: most)
            for hit in page.hits
            where hit.status != .setAside && !found.contains(where: { $0.number == hit.trackingNumber }) {
                found.append(
                    Candidate(
                        number: hit.trackingNumber, title: hit.title, isOpen: hit.status != .resolved,
                        status: ConsoleWords.status(hit.status), department: hit.department, openedAt: hit.openedAt,
                        language: hit.language, reason: reason, chance: nil))
            }
        }
        return found
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
                var values: [String: Any] = [
                    "number": candidate.number.description,
                    "title": candidate.title.isEmpty ? "(no title)" : candidate.title,
                    "status": candidate.status, "reason": candidate.reason, "department": candidate.department,
                    "opened": time.text(candidate.openedAt), "chosen": candidate.number.description == join,
                ]
                values["language_code"] = candidate.language?.rawValue
                return values
            },
            "has_candidates": !candidates.isEmpty,
            "looked": candidates.map(\.number.description).joined(separator: " "),
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
