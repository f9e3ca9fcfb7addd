/// How well duplicates are told on labelled pairs that the model has not seen: it learns from some, with the running system's own code, and
/// is asked about others.
package struct DuplicateEvaluation: Encodable, Hashable, Sendable {
    /// At the threshold from which the gateway would link by itself.
    package struct Linked: Encodable, Hashable, Sendable {
        /// Over 1 where nothing is ever linked.
        package let threshold: Double
        package let pairs: Int
        /// Nil where nothing was linked.
        package let precision: Double?
        /// Of the duplicates, those that were linked.
        package let coverage: Double
    }

    /// Pairs that were asked about, and duplicates among them.
    package let rows: Int
    package let duplicates: Int
    /// Pairs that were learnt from.
    package let trainedOn: Int
    /// Pairs of both files of which nobody could say what they are: neither learnt from nor counted.
    package let uncertainLeftOut: Int
    /// From here on a pair counted as a duplicate; chosen by cross-validation within the pairs that were learnt from.
    package let threshold: Double
    /// Nil where no pair came over the threshold.
    package let precision: Double?
    package let recall: Double
    package let f1: Double
    package let auc: Double
    package let brier: Double
    package let calibrationError: Double
    package let linked: Linked

    /// - Parameter uncertain: pairs that were left out.
    /// - Returns: nil where there are too few of either outcome to learn from (`DuplicateTrainer.fewest`), or none of one to ask about.
    package init?(training: [DuplicateExample], asked: [DuplicateExample], uncertain: Int = 0) {
        guard let model = DuplicateTrainer.learn(training) else { return nil }
        let judged = asked.map { model.judgement($0.one, $0.other, $0.gap) }
        let pairs = ScoredPairs(judged.map(\.chance), asked.map(\.isDuplicate))
        guard let area = pairs.areaUnderCurve else { return nil }
        let above = pairs.above(model.likely)
        let linked = zip(judged, asked).filter { $0.0.isCertain }
        let rightlyLinked = linked.count { $0.1.isDuplicate }
        rows = pairs.count
        duplicates = pairs.duplicateCount
        trainedOn = training.count
        uncertainLeftOut = uncertain
        threshold = model.likely
        precision = Self.share(above.duplicates, of: above.pairs)
        recall = Double(above.duplicates) / Double(pairs.duplicateCount)
        f1 = 2 * Double(above.duplicates) / Double(above.pairs + pairs.duplicateCount)
        auc = area
        brier = pairs.brier
        calibrationError = pairs.calibrationError
        self.linked = Linked(
            threshold: model.certain, pairs: linked.count, precision: Self.share(rightlyLinked, of: linked.count),
            coverage: Double(rightlyLinked) / Double(pairs.duplicateCount))
    }

    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
