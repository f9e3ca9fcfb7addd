import Foundation

extension TextModel {
    /// What the nearest text's likeness, and the logarithm of the likeliest's probability, count for beside how far the
    /// likeliest stands out. Found on intents that were left out of learning (CLINC150): together they part better than
    /// each alone.
    private static let likeness: Float = 0.4
    private static let certainty: Float = 0.09
    /// A smaller probability says no more.
    private static let leastLogarithm: Float = -5

    /// How little the voices find in a text that they know: how little the likeliest class stands out among the lines'
    /// scores (in standard deviations, as a share of the most that so many classes allow), how unlike the nearest text
    /// it is, and how unsure the blend. 0 to 1.
    func strangeness(_ scores: [[Float]], _ probabilities: [Float], similarity: Float) -> Float {
        let lines = scores[0]
        let mean = lines.reduce(0, +) / Float(lines.count)
        let variance = lines.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(lines.count)
        let most = Float(max(1, lines.count - 1)).squareRoot()
        let outstanding = ((lines.max() ?? 0) - mean) / max(variance.squareRoot(), 1e-6) / most
        let logarithm = max(log(max(probabilities.max() ?? 0, 1e-30)), Self.leastLogarithm)
        let familiar = outstanding + Self.likeness * similarity + Self.certainty * logarithm
        let least = Self.certainty * Self.leastLogarithm
        return max(0, min(1, (1 + Self.likeness - familiar) / (1 + Self.likeness - least)))
    }
}
