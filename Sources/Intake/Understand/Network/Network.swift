import Foundation

/// A small network that `NetworkLearner` made: features → hidden units, of which those below nothing are silent →
/// labels.
struct Network: Sendable, Equatable {
    typealias Lanes = SIMD16<Float>

    let first: WeightTable
    let firstBias: [Lanes]
    /// For each hidden unit the weights of all labels, in blocks of sixteen.
    let second: [Lanes]
    let secondBias: [Lanes]

    /// For each label its probability.
    ///
    /// - Parameter count: how many labels there are.
    func probabilities(_ vector: FeatureVector, count: Int) -> [Float] {
        var hidden = firstBias
        first.add(vector, to: &hidden)
        let output = output(hidden)
        var result = (0..<count).map { output[$0 / 16][$0 % 16] }
        let largest = result.max() ?? 0
        for label in result.indices { result[label] = exp(result[label] - largest) }
        let sum = result.reduce(0, +)
        for label in result.indices { result[label] /= sum }
        return result
    }

    /// How much each hidden unit speaks for the class, where it speaks at all: the slope of the class's score.
    func slope(_ vector: FeatureVector, class number: Int) -> [Lanes] {
        var hidden = firstBias
        first.add(vector, to: &hidden)
        for block in hidden.indices {
            for lane in 0..<Lanes.scalarCount {
                let base = (block * Lanes.scalarCount + lane) * secondBias.count
                hidden[block][lane] = hidden[block][lane] > 0 ? second[base + number / 16][number % 16] : 0
            }
        }
        return hidden
    }

    private func output(_ hidden: [Lanes]) -> [Lanes] {
        var output = secondBias
        second.withUnsafeBufferPointer { second in
            output.withUnsafeMutableBufferPointer { output in
                for unit in 0..<hidden.count * Lanes.scalarCount {
                    let value = hidden[unit / Lanes.scalarCount][unit % Lanes.scalarCount]
                    guard value > 0 else { continue }
                    let base = unit &* output.count
                    for block in output.indices { output[block] += second[base &+ block] * value }
                }
            }
        }
        return output
    }
}
