/// What somebody reported, as it is compared with what others did: prepared once, compared many times.
package struct IncidentReport: Hashable, Sendable {
    /// The words of the text, without those that stand everywhere; what differs by its ending alone is one word.
    let words: TermCounts<String>
    /// Each of those words as it was written first, folded.
    let written: [String: String]
    /// How often each run of three and of four letters stands in the text, for what is misspelt.
    let grams: TermCounts<UInt64>
    /// How often the text speaks of each subject (`IncidentSubject.rawValue`).
    let subjects: TermCounts<Int>
    /// The houses that the text or the place names.
    let houses: Set<NamedHouse>
    /// A spot that the place names, as a landmark or a corner, folded; nil where it names none.
    let spot: String?
    /// Nil where it is not known.
    let position: IncidentPosition?
    /// The request type's name or code; nil where nobody said it.
    let type: String?
    /// The words of that name, without what stands in brackets.
    let typeWords: Set<String>
    /// The words of text and type together.
    let wordsAndType: TermCounts<String>
    /// Nil where it is not known.
    let department: String?

    /// - Parameters:
    ///   - text: what was written, in any language.
    ///   - place: where it is, as somebody typed it; an address, or coordinates from a map.
    package init(text: String, place: String? = nil, type: String? = nil, department: String? = nil) {
        let tokens = IncidentWords.tokens(of: text)
        var (words, written): ([String: Int], [String: String]) = ([:], [:])
        for token in tokens {
            guard let word = IncidentWords.telling(token) else { continue }
            words[word, default: 0] += 1
            if written[word] == nil { written[word] = token }
        }
        self.words = TermCounts(words)
        self.written = written
        grams = TermCounts(IncidentWords.grams(of: tokens))
        var subjects: [Int: Int] = [:]
        for (word, count) in words {
            for subject in IncidentSubject.of(word) { subjects[subject.rawValue, default: 0] += count }
        }
        self.subjects = TermCounts(subjects)
        let placeTokens = IncidentWords.tokens(of: place ?? "")
        houses = NamedHouse.all(in: tokens).union(NamedHouse.all(in: placeTokens, isPlace: true))
        spot = NamedSpot.name(of: placeTokens)
        position = place.flatMap { IncidentPosition(in: $0) } ?? IncidentPosition(in: text)
        self.type = type
        let typeWords = IncidentWords.ofType(type ?? "")
        self.typeWords = typeWords
        wordsAndType = TermCounts(typeWords.reduce(into: words) { $0[$1, default: 0] += 1 })
        self.department = department
    }
}
