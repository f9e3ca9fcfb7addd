package import Intake

/// Finds requests that may be about the same incident, whoever reported them: by the address that both name, the words that both use, and
/// the department they are for. Pure; the threshold is low, since a person decides.
package enum DuplicateRule {
    /// So many are shown.
    package static let most = 5
    /// Below it nothing is said.
    static let least = 0.4
    private static let addressWeight = 0.5
    private static let wordsWeight = 0.4
    private static let departmentWeight = 0.1
    /// What was reported so long before or after is rather another incident, in days.
    private static let farApart = 30
    /// What was closed longer ago than this is done, in days.
    private static let closedFor = 14
    /// Letters of a word that tells something.
    private static let tellingWord = 4

    /// Those of `others` that may be `request`, the surest first.
    package static func possible(
        of request: DuplicateCandidate, among others: [DuplicateCandidate], now: Moment
    ) -> [PossibleDuplicate] {
        let mine = Traits(request)
        var seen: Set<TrackingNumber> = [request.number]
        let found = others.compactMap { other -> PossibleDuplicate? in
            guard seen.insert(other.number).inserted, !isDone(other, now) else { return nil }
            return compare(mine, Traits(other), daysApart: days(from: request.openedAt, to: other.openedAt), other)
        }
        return Array(found.sorted { ($1.score, $0.number.symbols) < ($0.score, $1.number.symbols) }.prefix(most))
    }

    /// What to look for in the index: each address, then the words that are the longest.
    package static func searches(for request: DuplicateCandidate) -> [String] {
        let traits = Traits(request)
        let words = traits.words.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.prefix(2)
        let together = words.joined(separator: " ")
        return traits.addresses.sorted().prefix(2).map { $0 + " " } + (together.isEmpty ? [] : [together + " "])
    }

    private static func isDone(_ other: DuplicateCandidate, _ now: Moment) -> Bool {
        !other.isOpen && days(from: other.openedAt, to: now) > closedFor
    }

    private static func compare(
        _ mine: Traits, _ theirs: Traits, daysApart: Int, _ other: DuplicateCandidate
    ) -> PossibleDuplicate? {
        var (score, reasons) = (0.0, [String]())
        if !mine.addresses.isDisjoint(with: theirs.addresses) {
            score += addressWeight
            reasons.append("same address")
        }
        let (shared, fewer) = (mine.words.intersection(theirs.words).count, min(mine.words.count, theirs.words.count))
        if shared > 0, fewer > 0 {
            score += wordsWeight * Double(shared) / Double(fewer)
            reasons.append(shared == fewer ? "same words" : "similar words")
        }
        if mine.department == theirs.department, !reasons.isEmpty {
            score += departmentWeight
            reasons.append("same department")
        }
        if daysApart > farApart { score /= 2 }
        guard score >= least else { return nil }
        return PossibleDuplicate(
            number: other.number, reason: reasons.joined(separator: ", "), score: score, title: other.title)
    }

    private static func days(from start: Moment, to end: Moment) -> Int {
        Int((end.milliseconds - start.milliseconds).magnitude / 86_400_000)
    }

    /// What two requests are compared by.
    private struct Traits {
        /// A house's number with the word after it, e.g. `12 bow`.
        var addresses: Set<String> = []
        var words: Set<String> = []
        let department: String

        init(_ request: DuplicateCandidate) {
            department = request.department
            for text in [request.title, request.text] {
                let all = SearchWords(text).words
                for (word, next) in zip(all, all.dropFirst()) where Self.isHouse(word) && Self.isName(next) {
                    addresses.insert("\(word) \(next)")
                }
                words.formUnion(all.filter { $0.count >= tellingWord && Self.isName($0) && !isEverywhere.contains($0) })
            }
        }

        private static func isHouse(_ word: String) -> Bool {
            (1...5).contains(word.utf8.count) && word.utf8.allSatisfy { (48...57).contains($0) }
        }

        private static func isName(_ word: String) -> Bool {
            word.utf8.count > 2 && !word.utf8.contains { (48...57).contains($0) }
        }
    }

    /// Words that stand in every other letter to a city, in its languages.
    private static let isEverywhere: Set<String> = [
        "please", "there", "this", "that", "with", "have", "from", "since", "street", "avenue", "hello", "your", "city",
        "front", "calle", "favor", "desde", "hola", "esta", "para", "rua", "avenida", "lari", "tanpri",
    ]
}
