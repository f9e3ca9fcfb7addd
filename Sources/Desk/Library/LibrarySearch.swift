package import Intake

/// Finds entries of the library by words: the same words as search over requests has, ranked by how rare a word is and where it
/// stands. The library of a city is some hundred entries, and is looked through as it is.
package struct LibrarySearch: Sendable {
    private struct Document: Sendable {
        var entry: LibraryEntry
        var name: Set<String>
        var text: Set<String>
        var languages: [Language: Set<String>]
    }

    /// What a word in the name counts beside one in the text.
    private static let nameWeight = 3.0
    /// Words that say what the entry is in the reader's language count a little more.
    private static let languageWeight = 1.2

    private let documents: [Document]
    /// In how many entries each word stands.
    private let counts: [String: Int]

    /// - Parameter entries: those in use.
    package init(_ entries: [LibraryEntry]) {
        documents = entries.map { entry in
            let texts = entry.draft.texts.mapValues { Set(SearchWords($0).words) }
            return Document(
                entry: entry, name: Set(SearchWords(entry.draft.name).words),
                text: texts.values.reduce(into: []) { $0.formUnion($1) }, languages: texts)
        }
        var counts: [String: Int] = [:]
        for document in documents {
            for word in document.name.union(document.text) { counts[word, default: 0] += 1 }
        }
        self.counts = counts
    }

    /// Entries in which every word that was typed begins some word, the best first; all by name where nothing was typed.
    package func find(_ typed: String, kind: LibraryDraft.Kind? = nil, in language: Language, limit: Int)
        -> [LibraryEntry]
    {
        let known = documents.filter { kind == nil || $0.entry.draft.kind == kind }
        guard let query = SearchQuery(typed) else {
            return known.map(\.entry).sorted { $0.draft.name < $1.draft.name }.prefix(limit).map { $0 }
        }
        let words = query.terms.flatMap(Self.words)
        return ranked(known, limit) { document in
            var score = 0.0
            for word in words {
                let worth = worth(of: word, in: document, language, isBeginning: true)
                guard worth > 0 else { return 0 }
                score += worth
            }
            return score
        }
    }

    /// Entries that share telling words with a text, the nearest first: what may answer it.
    package func related(
        to text: String, kind: LibraryDraft.Kind, in language: Language, limit: Int
    ) -> [LibraryEntry] {
        let words = Set(SearchWords(text).words.filter { $0.utf8.count > 3 })
        // A word in every third entry tells nothing, once there are enough to tell.
        let telling = words.filter { documents.count < 10 || (counts[$0] ?? 0) * 3 <= documents.count }
        let known = documents.filter { $0.entry.draft.kind == kind }
        return ranked(known, limit) { document in
            telling.reduce(0) { $0 + worth(of: $1, in: document, language, isBeginning: false) }
        }
    }

    private func ranked(_ known: [Document], _ limit: Int, _ score: (Document) -> Double) -> [LibraryEntry] {
        known.map { (entry: $0.entry, score: score($0)) }.filter { $0.score > 0 }.sorted {
            ($1.score, $0.entry.draft.name) < ($0.score, $1.entry.draft.name)
        }.prefix(limit).map(\.entry)
    }

    private func worth(
        of word: String, in document: Document, _ language: Language, isBeginning: Bool
    ) -> Double {
        func holds(_ words: Set<String>) -> Bool {
            words.contains(word) || (isBeginning && words.contains { $0.hasPrefix(word) })
        }
        let rarity = 1 / Double(1 + (counts[word] ?? 0))
        if holds(document.name) { return Self.nameWeight * (1 + rarity) }
        guard holds(document.text) else { return 0 }
        let own = document.languages[language].map(holds) ?? false
        return (1 + rarity) * (own ? Self.languageWeight : 1)
    }

    private static func words(_ term: SearchQuery.Term) -> [String] {
        switch term {
        case .word(let word, _): [word]
        case .whole(_, let parts): parts
        }
    }
}
