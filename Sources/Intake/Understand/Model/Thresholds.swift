/// How sure a model must be for a decision without a person, chosen on texts that it had not learnt from.
package struct Thresholds: Sendable, Equatable {
    /// From this probability of the likeliest label on, at least `precision` of the decisions were right; above 1 where
    /// no level is.
    package let label: Float
    /// The same for the likeliest department.
    package let department: Float

    /// What is wanted: of a hundred decisions ninety-five are right (the city's rule for what is done without a
    /// person).
    package static let precision = 0.95
    /// With fewer texts above it a level is not proven.
    private static let fewest = 20
    /// Stands for never.
    static let never: Float = 2

    /// The lowest level from which on the wanted share was right.
    ///
    /// - Parameter judged: of each text the probability of the likeliest, and whether it was right.
    static func lowest(_ judged: [(probability: Float, isRight: Bool)]) -> Float {
        let sorted = judged.sorted { $0.probability > $1.probability }
        var right = 0
        var lowest = never
        for (index, item) in sorted.enumerated() {
            right += item.isRight ? 1 : 0
            let isLast = index + 1 == sorted.count || sorted[index + 1].probability < item.probability
            // One wrong one more than there were: a level that only just passed is passed by chance.
            if isLast, index + 1 >= fewest, Double(right) >= precision * Double(index + 2) { lowest = item.probability }
        }
        return lowest
    }
}
