/// Finds words that are at most two letters from another, without comparing it with all: every word is listed under all that is left
/// of it when letters are taken away, and a misspelt one meets it there (the deletion neighbourhood of SymSpell, Garbe 2012).
struct MisspellingIndex: Sendable {
    /// A word of the list, and how many letters it is away.
    struct Candidate: Hashable, Sendable {
        var word: Int32
        var distance: Int
    }

    /// Words are numbered with so many bits, at the low end of an entry; the rest is a hash.
    private static let wordBits: UInt64 = 24
    /// What one look gives at most.
    private static let most = 8

    private let words: [[UInt8]]
    /// Hash and word, sorted.
    private let entries: [UInt64]

    /// - Parameter words: folded; the first 16 million.
    init(_ words: [[UInt8]]) {
        self.words = words
        var entries: [UInt64] = []
        for (index, word) in words.prefix(1 << Int(Self.wordBits)).enumerated() {
            for hash in Self.deletions(of: word, Self.reach(word.count)) {
                entries.append(hash << Self.wordBits | UInt64(index))
            }
        }
        entries.sort()
        self.entries = entries
    }

    /// How many letters may be wrong in a word of so many: none in three, one in six, two beyond. Digits are never misspelt.
    static func reach(_ count: Int) -> Int { count < 4 ? 0 : count < 7 ? 1 : 2 }

    /// The words nearest to a folded one, the nearest first; itself too, where it is one of them.
    func candidates(near word: some RandomAccessCollection<UInt8>) -> [Candidate] {
        let word = Array(word)
        let reach = Self.reach(word.count)
        guard reach > 0, word.count <= FoldedWord.longest, !word.contains(where: { $0 < UInt8(ascii: "a") }) else {
            return []
        }
        var seen: Set<Int32> = []
        var found: [Candidate] = []
        for hash in Self.deletions(of: word, reach) {
            var index = lowerBound(hash << Self.wordBits)
            while index < entries.count, entries[index] >> Self.wordBits == hash & (.max >> Self.wordBits) {
                let other = Int32(truncatingIfNeeded: entries[index] & (1 << Self.wordBits - 1))
                index += 1
                guard seen.insert(other).inserted,
                    let distance = EditDistance.between(word, words[Int(other)], limit: reach)
                else { continue }
                found.append(Candidate(word: other, distance: distance))
            }
        }
        return Array(found.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(Self.most))
    }

    private func lowerBound(_ entry: UInt64) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The hashes of the word, and of what is left of it without one letter, or two.
    private static func deletions(of word: [UInt8], _ reach: Int) -> Set<UInt64> {
        var hashes: Set<UInt64> = [short(word)]
        guard reach > 0, word.count <= FoldedWord.longest else { return hashes }
        for first in word.indices {
            var less = word
            less.remove(at: first)
            hashes.insert(short(less))
            guard reach > 1 else { continue }
            for second in less.indices.dropFirst(first) {
                var least = less
                least.remove(at: second)
                hashes.insert(short(least))
            }
        }
        return hashes
    }

    private static func short(_ word: [UInt8]) -> UInt64 { FoldedWord.hash(word) & (.max >> wordBits) }
}
