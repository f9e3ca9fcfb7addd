/// How many letters apart two words are: insertions, deletions, replacements, and neighbours in the wrong order (optimal string
/// alignment, Damerau 1964).
enum EditDistance {
    /// The distance, or nil where it is over `limit`. Words longer than `FoldedWord.longest` are never near.
    static func between(_ a: some RandomAccessCollection<UInt8>, _ b: some RandomAccessCollection<UInt8>, limit: Int)
        -> Int?
    {
        let a = Array(a)
        let b = Array(b)
        guard abs(a.count - b.count) <= limit, max(a.count, b.count) <= FoldedWord.longest else { return nil }
        var before = [Int](repeating: 0, count: b.count + 1)
        var above = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            guard row.contains(where: { $0 <= limit }) else { return nil }
            (before, above) = (above, row)
        }
        return above[b.count] <= limit ? above[b.count] : nil
    }
}
