/// Decisions, each with how sure it was and whether it was right: what certainty is worth.
package struct Certainties: Sendable {
    private let sorted: [(certainty: Float, isRight: Bool)]

    package init(_ decisions: [(certainty: Float, isRight: Bool)]) {
        sorted = decisions.sorted { $0.certainty > $1.certainty }
    }

    /// The largest share of the texts that can be decided so that of those the wanted share is right: the surest first.
    /// Equal certainties stay together, since no level parts them.
    package func coverage(atPrecision precision: Double) -> Double {
        var right = 0
        var covered = 0
        for (index, item) in sorted.enumerated() {
            right += item.isRight ? 1 : 0
            let isLast = index + 1 == sorted.count || sorted[index + 1].certainty < item.certainty
            if isLast, Double(right) >= precision * Double(index + 1) { covered = index + 1 }
        }
        return sorted.isEmpty ? 0 : Double(covered) / Double(sorted.count)
    }

    /// The expected calibration error over ten bins of equal width (Naeini et al., AAAI 2015): how far, on average,
    /// certainty is from the share that was right.
    package var calibrationError: Double {
        var sums = [(certainty: Double, right: Double)](repeating: (0, 0), count: 10)
        for item in sorted {
            let bin = min(9, max(0, Int(item.certainty * 10)))
            sums[bin].certainty += Double(item.certainty)
            sums[bin].right += item.isRight ? 1 : 0
        }
        return sorted.isEmpty ? 0 : sums.reduce(0) { $0 + abs($1.certainty - $1.right) } / Double(sorted.count)
    }

    /// What is decided from a level on: its share of the texts, and how much of it is right (nil where nothing is
    /// decided).
    package func decided(from level: Float) -> (share: Double, precision: Double?) {
        let decided = sorted.prefix { $0.certainty >= level }
        guard !decided.isEmpty else { return (0, nil) }
        return (
            Double(decided.count) / Double(sorted.count),
            Double(decided.count(where: \.isRight)) / Double(decided.count)
        )
    }
}
