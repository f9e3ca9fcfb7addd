/// What was said of pairs, and what they were.
package struct ScoredPairs: Sendable {
    /// The surest first; among the same, as they came.
    private let sorted: [(chance: Double, isDuplicate: Bool)]
    private let duplicates: Int

    package init(_ chances: [Double], _ outcomes: [Bool]) {
        sorted = zip(chances, outcomes).enumerated()
            .sorted { ($1.element.0, $0.offset) < ($0.element.0, $1.offset) }
            .map { (chance: $0.element.0, isDuplicate: $0.element.1) }
        duplicates = outcomes.count { $0 }
    }

    /// Where F1 is the greatest, halfway to the pair below.
    var bestThreshold: Double {
        var (best, threshold, right) = (0.0, 1.0, 0)
        for (place, pair) in sorted.enumerated() {
            if pair.isDuplicate { right += 1 }
            guard isCut(after: place) else { continue }
            let score = 2 * Double(right) / Double(place + 1 + duplicates)
            if score > best { (best, threshold) = (score, cut(after: place)) }
        }
        return threshold
    }

    /// The lowest from which on the precision is reached everywhere; nil where fewer than `fewest` pairs would lie above it.
    func threshold(precision: Double, atLeast fewest: Int) -> Double? {
        var (right, found): (Int, Double?) = (0, nil)
        for (place, pair) in sorted.enumerated() {
            if pair.isDuplicate { right += 1 }
            guard isCut(after: place), place + 1 >= fewest else { continue }
            guard Double(right) >= precision * Double(place + 1) else { break }
            found = cut(after: place)
        }
        return found
    }

    private func isCut(after place: Int) -> Bool {
        place + 1 == sorted.count || sorted[place + 1].chance < sorted[place].chance
    }

    private func cut(after place: Int) -> Double {
        place + 1 == sorted.count ? sorted[place].chance : (sorted[place].chance + sorted[place + 1].chance) / 2
    }
}

extension ScoredPairs {
    /// Of those from a threshold on: how many there are, and how many are duplicates.
    package func above(_ threshold: Double) -> (pairs: Int, duplicates: Int) {
        let above = sorted.prefix { $0.chance >= threshold }
        return (above.count, above.count { $0.isDuplicate })
    }

    package var count: Int { sorted.count }
    package var duplicateCount: Int { duplicates }

    /// The chance that a duplicate is ranked over what is none; equal ones count half.
    package var areaUnderCurve: Double? {
        let others = sorted.count - duplicates
        guard duplicates > 0, others > 0 else { return nil }
        var (area, above, index) = (0.0, 0, 0)
        while index < sorted.count {
            let same = sorted[index...].prefix { $0.chance == sorted[index].chance }
            let right = same.count { $0.isDuplicate }
            area += Double(same.count - right) * (Double(above) + Double(right) / 2)
            above += right
            index += same.count
        }
        return area / Double(duplicates) / Double(others)
    }

    /// Mean square of what was said against what was (Brier 1950).
    package var brier: Double {
        sorted.reduce(0) { $0 + ($1.chance - ($1.isDuplicate ? 1 : 0)) * ($1.chance - ($1.isDuplicate ? 1 : 0)) }
            / Double(max(1, sorted.count))
    }

    /// What was said against how often it was so, over ten equally wide steps of what was said.
    package var calibrationError: Double {
        let steps = Dictionary(grouping: sorted) { min(9, Int($0.chance * 10)) }
        return (0..<10).reduce(0.0) { sum, step in
            guard let pairs = steps[step] else { return sum }
            let said = pairs.reduce(0) { $0 + $1.chance }
            return sum + (said - Double(pairs.count { $0.isDuplicate })).magnitude / Double(sorted.count)
        }
    }
}
