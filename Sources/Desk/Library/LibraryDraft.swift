package import Intake

/// An entry of the library as somebody writes it.
package struct LibraryDraft: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Words of an answer, with what else choosing it does.
        case template
        /// What the city answers to a question, to be read, and put into an answer.
        case article
    }

    package static let longestName = 120
    package static let longestText = 20_000

    package var kind: Kind
    /// What staff call it; for an article its title.
    package var name: String
    /// In the languages that it has; at least one.
    package var texts: [Language: String]
    /// The code of the request type that choosing it gives the request; of an article, the one it is about.
    package var requestType: String?
    /// Whether an answer from it closes the request, unless who sends it says otherwise.
    package var resolves: Bool

    package init(
        kind: Kind, name: String, texts: [Language: String], requestType: String? = nil, resolves: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.texts = texts
        self.requestType = requestType
        self.resolves = resolves
    }

    /// Its words in a language, else in the city's, else in whichever it has.
    package func text(in language: Language, city: Language) -> (text: String, language: Language)? {
        let order = [language, city] + Language.allCases
        return order.first { texts[$0] != nil }.flatMap { found in texts[found].map { ($0, found) } }
    }

    /// What keeps it from being kept.
    package var problems: [LibraryProblem] {
        var problems: [LibraryProblem] = []
        if name.isEmpty || name.count > Self.longestName { problems.append(.name) }
        if texts.isEmpty { problems.append(.noText) }
        for language in Language.allCases {
            guard let text = texts[language] else { continue }
            if text.count > Self.longestText { problems.append(.tooLong(language)) }
            problems += AnswerText(text).unknown.map { .unknownVariable($0, language) }
        }
        return problems
    }
}
