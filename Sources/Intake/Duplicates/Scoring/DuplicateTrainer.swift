/// Learns a model of labelled pairs. What depends on how well it does on rows that it has not seen (calibration and thresholds) is found by
/// cross-validation within the pairs that it is given.
package enum DuplicateTrainer {
    /// Of each outcome; with fewer nothing can be said.
    package static let fewest = 10
    /// What is linked by itself is right that often.
    package static let certainPrecision = 0.97
    private static let folds = 5
    private static let repeats = 8
    /// Pairs above that threshold, on average of the repeats, before it is believed.
    private static let mostDoubted = 10.0

    /// - Parameter rarity: nil to learn it from the pairs' own texts.
    /// - Returns: nil where there are fewer than `fewest` of either outcome.
    package static func learn(_ examples: [DuplicateExample], rarity: WordRarity? = nil) -> DuplicateModel? {
        let duplicates = examples.count { $0.isDuplicate }
        guard min(duplicates, examples.count - duplicates) >= fewest else { return nil }
        let rarity = rarity ?? WordRarity(of: texts(of: examples))
        let gaps = examples.map { $0.gap.estimated($0.one, $0.other) }
        let rows = zip(examples, gaps).map { DuplicateFeature.values($0.one, $0.other, $1, rarity) }
        let outcomes = examples.map(\.isDuplicate)
        let unseen = (0..<repeats).map { Self.unseen(rows, outcomes, turn: UInt64($0)) }
        // Platt scaling (1999): one more regression, of the outcome on what was said of rows not seen.
        let scaling = LogisticFit(
            unseen.flatMap { $0.map { [$0] } }, Array(repeatElement(outcomes, count: repeats).joined()), ridge: 0.01)
        let chances = unseen.map { $0.map { LogisticFit.chance($0 * scaling.weights[0] + scaling.intercept) } }
        let fit = LogisticFit(rows, outcomes, signs: DuplicateFeature.signs)
        return DuplicateModel(
            weights: fit.weights.map { $0 * scaling.weights[0] },
            intercept: fit.intercept * scaling.weights[0] + scaling.intercept, rarity: rarity,
            likely: chances.reduce(0) { $0 + ScoredPairs($1, outcomes).bestThreshold } / Double(repeats),
            certain: certain(chances, outcomes, gaps.map { DuplicateModel.mayBeCertain($0) }))
    }

    /// Each text once, in the order in which they come.
    private static func texts(of examples: [DuplicateExample]) -> [IncidentReport] {
        var seen: Set<IncidentReport> = []
        return examples.flatMap { [$0.one, $0.other] }.filter { seen.insert($0).inserted }
    }

    /// What models that have not seen a row say of it, as logits.
    private static func unseen(_ rows: [[Double]], _ outcomes: [Bool], turn: UInt64) -> [Double] {
        var logits = [Double](repeating: 0, count: rows.count)
        let parts = Self.parts(outcomes, turn: turn)
        for part in 0..<folds {
            let known = rows.indices.filter { parts[$0] != part }
            let fit = LogisticFit(known.map { rows[$0] }, known.map { outcomes[$0] }, signs: DuplicateFeature.signs)
            for row in rows.indices where parts[row] == part {
                logits[row] = zip(rows[row], fit.weights).reduce(fit.intercept) { $0 + $1.0 * $1.1 }
            }
        }
        return logits
    }

    /// Deals the rows to the folds, each outcome for itself, in an order that each turn draws anew and every run the same.
    private static func parts(_ outcomes: [Bool], turn: UInt64) -> [Int] {
        var parts = [Int](repeating: 0, count: outcomes.count)
        for outcome in [true, false] {
            let rows = outcomes.indices.filter { outcomes[$0] == outcome }
                .map { (row: $0, lot: lot(UInt64($0), turn)) }.sorted { $0.lot < $1.lot }
            for (place, drawn) in rows.enumerated() { parts[drawn.row] = place % folds }
        }
        return parts
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private static func lot(_ row: UInt64, _ turn: UInt64) -> UInt64 {
        var value = (row &+ turn << 32 &+ 1) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// Of the pairs that may be linked by themselves at all.
    private static func certain(_ chances: [[Double]], _ outcomes: [Bool], _ may: [Bool]) -> Double {
        let rows = outcomes.indices.filter { may[$0] }
        let pairs = ScoredPairs(
            chances.flatMap { turn in rows.map { turn[$0] } },
            Array(repeatElement(rows.map { outcomes[$0] }, count: repeats).joined()))
        return pairs.threshold(precision: certainPrecision, atLeast: Int(mostDoubted * Double(repeats))) ?? 2
    }
}
