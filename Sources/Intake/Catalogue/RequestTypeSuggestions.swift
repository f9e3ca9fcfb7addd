/// Request types that a text may be about, while somebody writes it: by the types' keywords and by the words of their names.
/// Compiled once from the catalogue.
package struct RequestTypeSuggestions: Sendable {
    package struct Suggestion: Hashable, Sendable {
        package let type: RequestType
        /// The word that told it.
        package let word: String

        package init(type: RequestType, word: String) {
            self.type = type
            self.word = word
        }
    }

    /// A shorter word of a name tells nothing.
    private static let shortestWord = 4
    /// Words with so many first letters in common are taken for forms of one.
    private static let stem = 6

    private let types: [RequestType]
    private let keywords: KeywordIndex
    /// The words of the types' names, cut to their stems: which types have them.
    private let names: [String: [Int]]

    package init(_ catalogue: RequestCatalogue) {
        types = catalogue.types.filter(\.isActive)
        keywords = KeywordIndex(types.map(\.keywords))
        var names: [String: Set<Int>] = [:]
        for (index, type) in types.enumerated() {
            for name in type.names.values {
                for word in Self.stems(FoldedText(name)) { names[word, default: []].insert(index) }
            }
        }
        self.names = names.mapValues { $0.sorted() }
    }

    /// The likeliest first, at most `limit`.
    package func suggestions(for text: String, limit: Int = 4) -> [Suggestion] {
        let folded = FoldedText(text, limit: 4_096)
        var found: [Int: (score: Double, word: String)] = [:]
        for match in keywords.matches(in: folded) { found[match.owner] = (2, match.keyword) }
        for word in Set(Self.stems(folded)) {
            guard let owners = names[word] else { continue }
            for owner in owners {
                // A word that few types have tells more.
                let told = found[owner] ?? (0, word)
                found[owner] = (told.score + 1 / Double(owners.count), told.word)
            }
        }
        return found.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.prefix(limit).map {
            Suggestion(type: types[$0.key], word: $0.value.word)
        }
    }

    private static func stems(_ text: FoldedText) -> [String] {
        text.bytes.split(separator: UInt8(ascii: " ")).filter { $0.count >= shortestWord }.map {
            String(decoding: $0.prefix(stem), as: UTF8.self)
        }
    }
}
