/// In how many texts each feature stands: a table with open addressing that grows.
struct FeatureCounts: Sendable {
    private var hashes: [UInt32]
    private var texts: [UInt32]
    private var bits: UInt32
    private var used = 0

    init(bits: UInt32 = 12) {
        self.bits = bits
        hashes = Array(repeating: 0, count: 1 << bits)
        texts = Array(repeating: 0, count: 1 << bits)
    }

    /// Counts the features of one text, each once.
    mutating func add(_ scanner: FeatureScanner) {
        var names = scanner.occurrences.map(\.hash)
        names.sort()
        var previous: UInt32 = 0
        for name in names where name != previous {
            add(name, 1)
            previous = name
        }
    }

    mutating func add(_ other: FeatureCounts) {
        for index in other.hashes.indices where other.hashes[index] != 0 {
            add(other.hashes[index], other.texts[index])
        }
    }

    /// The vocabulary: at most `limit` features, the most frequent first.
    ///
    /// - Parameter count: how many texts there are.
    func vocabulary(texts count: Int, limit: Int) -> Vocabulary {
        var kept = hashes.indices.filter { hashes[$0] != 0 }
        if kept.count > limit {
            kept.sort { (texts[$1], hashes[$0]) < (texts[$0], hashes[$1]) }
            kept.removeLast(kept.count - limit)
        }
        kept.sort { hashes[$0] < hashes[$1] }
        return Vocabulary(hashes: kept.map { hashes[$0] }, texts: kept.map { texts[$0] }, of: count)
    }

    private mutating func add(_ hash: UInt32, _ count: UInt32) {
        var slot = Int(hash >> (32 - bits))
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & (hashes.count - 1) }
        if hashes[slot] == 0 {
            hashes[slot] = hash
            used += 1
        }
        texts[slot] += count
        if used * 2 > hashes.count { grow() }
    }

    private mutating func grow() {
        var larger = FeatureCounts(bits: bits + 2)
        for index in hashes.indices where hashes[index] != 0 { larger.add(hashes[index], texts[index]) }
        self = larger
    }
}
