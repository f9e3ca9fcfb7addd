/// Finds what somebody may have meant.
enum Nearest {
    /// The word that is at most two edits away, the nearest of them; nil where none is.
    static func word(to text: String, in words: [String]) -> String? {
        // A word of two letters is two edits away from any other.
        let limit = text.count > 2 ? 2 : 1
        return words.map { ($0, distance(Array(text), Array($0))) }.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
    }

    /// Levenshtein's distance: insertions, deletions and replacements.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.prefix(64).enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let cost = x == y ? previous : previous + 1
                previous = row[j + 1]
                row[j + 1] = min(cost, row[j] + 1, previous + 1)
            }
        }
        return row[b.count]
    }
}
