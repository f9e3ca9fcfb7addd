/// How well a score parts two sorts of things.
package enum RankedPair {
    /// The area under the ROC curve: the chance that one of the high ones has a higher score than one of the low ones,
    /// ties counting half (Mann and Whitney's U).
    ///
    /// - Returns: nil where one of the lists is empty.
    package static func areaUnderCurve(low: [Float], high: [Float]) -> Double? {
        guard !low.isEmpty, !high.isEmpty else { return nil }
        let sorted = (low.map { (score: $0, isHigh: false) } + high.map { (score: $0, isHigh: true) })
            .sorted { $0.score < $1.score }
        var ranks = 0.0
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].score == sorted[start].score { end += 1 }
            // Ranks count from 1; equal scores share their mean.
            let rank = Double(start + end + 1) / 2
            ranks += rank * Double(sorted[start..<end].count(where: \.isHigh))
            start = end
        }
        let count = Double(high.count)
        return (ranks - count * (count + 1) / 2) / (count * Double(low.count))
    }
}
