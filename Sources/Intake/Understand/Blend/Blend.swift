import Foundation

/// Makes one probability for each label of what several voices say: a label's sum of each voice's score times the
/// voice's weight, through softmax (a conditional logit). The weights are learnt on texts that the voices had not seen,
/// so that a voice counts for as much as it is right, and the probabilities hold what they promise.
struct Blend: Sendable, Equatable {
    /// One for each voice.
    var weights: [Float]

    /// - Parameter scores: of each voice one score for each label.
    /// - Returns: for each label its probability; they add up to 1.
    func probabilities(_ scores: [[Float]]) -> [Float] {
        var sums = self.sums(scores)
        let largest = sums.max() ?? 0
        for label in sums.indices { sums[label] = exp(sums[label] - largest) }
        let total = sums.reduce(0, +)
        for label in sums.indices { sums[label] /= total }
        return sums
    }

    /// The weighted sum for each label, before they are made probabilities.
    func sums(_ scores: [[Float]]) -> [Float] {
        var sums = [Float](repeating: 0, count: scores.first?.count ?? 0)
        for (weight, voice) in zip(weights, scores) where weight != 0 {
            for label in sums.indices { sums[label] += weight * voice[label] }
        }
        return sums
    }
}
