import Foundation

/// Finds a blend's weights: those under which the right labels were likeliest, by Newton's method. A weight below
/// nothing would mean that a voice is always wrong; it is left out instead.
struct BlendLearner {
    /// What one text was given by each voice, and what it really was.
    struct Case: Sendable {
        var scores: [[Float]]
        var label: Int
    }

    private static let steps = 25
    /// Keeps a weight near nothing where there is no reason for another; in cases.
    private static let caution: Double = 1

    /// More texts would not change a handful of weights.
    private static let mostCases = 4_000

    let cases: [Case]
    let voices: Int

    /// As many of the cases as are needed, evenly.
    static func sample(_ cases: [Case]) -> [Case] {
        guard cases.count > mostCases else { return cases }
        return (0..<mostCases).map { cases[$0 * cases.count / mostCases] }
    }

    func learnt() -> Blend {
        var active = Array(0..<voices)
        while true {
            let weights = newton(active)
            guard let worst = active.indices.min(by: { weights[$0] < weights[$1] }), weights[worst] < 0,
                active.count > 1
            else {
                var all = [Float](repeating: 0, count: voices)
                for (index, voice) in active.enumerated() { all[voice] = Float(max(weights[index], 1e-3)) }
                return Blend(weights: all)
            }
            active.remove(at: worst)
        }
    }

    /// The best weights of the voices named.
    private func newton(_ active: [Int]) -> [Double] {
        var weights = [Double](repeating: 0.5, count: active.count)
        var (loss, slope, bend) = derivatives(weights, active)
        for _ in 0..<Self.steps {
            let step = Self.solve(bend, slope)
            var share = 1.0
            while share > 1e-3 {
                let next = zip(weights, step).map { $0 - share * $1 }
                let (nextLoss, nextSlope, nextBend) = derivatives(next, active)
                if nextLoss < loss {
                    let gain = loss - nextLoss
                    (weights, loss, slope, bend) = (next, nextLoss, nextSlope, nextBend)
                    if gain < 1e-6 * Double(cases.count) { return weights }
                    break
                }
                share /= 2
            }
            if share <= 1e-3 { break }
        }
        return weights
    }

    /// The loss (negative log-likelihood), its slope and its bend.
    private func derivatives(
        _ weights: [Double], _ active: [Int]
    ) -> (loss: Double, slope: [Double], bend: [[Double]]) {
        let count = active.count
        var loss = weights.reduce(0) { $0 + Self.caution * $1 * $1 / 2 }
        var slope = weights.map { Self.caution * $0 }
        var bend = (0..<count).map { row in (0..<count).map { $0 == row ? Self.caution : 0 } }
        var all = [Float](repeating: 0, count: voices)
        for (index, voice) in active.enumerated() { all[voice] = Float(weights[index]) }
        let blend = Blend(weights: all)
        for item in cases {
            let probabilities = blend.probabilities(item.scores)
            loss -= Double(log(max(probabilities[item.label], 1e-30)))
            var means = [Double](repeating: 0, count: count)
            var products = [Double](repeating: 0, count: count * count)
            for (label, probability) in probabilities.enumerated() where probability > 1e-7 {
                for row in 0..<count {
                    let value = Double(item.scores[active[row]][label])
                    means[row] += Double(probability) * value
                    for column in 0...row {
                        products[row * count + column] +=
                            Double(probability) * value * Double(item.scores[active[column]][label])
                    }
                }
            }
            for row in 0..<count {
                slope[row] += means[row] - Double(item.scores[active[row]][item.label])
                for column in 0...row {
                    let covariance = products[row * count + column] - means[row] * means[column]
                    bend[row][column] += covariance
                    if column != row { bend[column][row] += covariance }
                }
            }
        }
        return (loss, slope, bend)
    }

    /// Solves `matrix` · x = `vector` by elimination; the matrix is positive definite.
    private static func solve(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        var matrix = matrix
        var vector = vector
        for pivot in vector.indices {
            for row in vector.indices.dropFirst(pivot + 1) {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<vector.count { matrix[row][column] -= factor * matrix[pivot][column] }
                vector[row] -= factor * vector[pivot]
            }
        }
        for row in vector.indices.reversed() {
            for column in vector.indices.dropFirst(row + 1) { vector[row] -= matrix[row][column] * vector[column] }
            vector[row] /= matrix[row][row]
        }
        return vector
    }
}
