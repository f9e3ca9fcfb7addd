import Foundation

/// A network while it learns.
struct NetworkState {
    typealias Lanes = SIMD16<Float>

    /// Hidden units.
    private static let units = 128
    /// The share of a text's features that is left out at each step, and of the hidden units.
    private static let dropped: Float = 0.6
    private static let droppedUnits: Float = 0.3

    private let blocks: Int
    private let outputBlocks: Int
    /// Weights, a row of blocks for each feature; for each hidden unit a row of blocks for the labels.
    private var first: [Lanes]
    private var firstBias: [Lanes]
    private var second: [Lanes]
    private var secondBias: [Lanes]
    /// Adagrad's sums: of each feature's squared slopes, of each weight's.
    private var firstSquares: [Float]
    private var secondSquares: [Lanes]
    /// What the step at hand makes of its text.
    private var hidden: [Lanes]
    private var mask: [Lanes]
    private var slopes: [Lanes]
    private var output: [Lanes]
    /// The places of the features that were not left out.
    private var kept: [Int] = []
    var random: SplitMix
    /// How large steps are now.
    var rate: Float = 0

    init(features: Int, labels: Int, seed: UInt64) {
        blocks = Self.units / Lanes.scalarCount
        outputBlocks = (labels + Lanes.scalarCount - 1) / Lanes.scalarCount
        var random = SplitMix(seed: seed)
        func small() -> Lanes {
            var lanes = Lanes()
            for lane in 0..<Lanes.scalarCount { lanes[lane] = (random.unit() - 0.5) * 0.2 }
            return lanes
        }
        let zero = Lanes(repeating: 0)
        first = (0..<features * blocks).map { _ in small() }
        second = (0..<Self.units * outputBlocks).map { _ in small() }
        firstBias = Array(repeating: zero, count: blocks)
        secondBias = Array(repeating: zero, count: outputBlocks)
        for label in labels..<outputBlocks * Lanes.scalarCount {
            secondBias[label / Lanes.scalarCount][label % Lanes.scalarCount] = -1e9
        }
        firstSquares = Array(repeating: 1e-8, count: features)
        secondSquares = Array(repeating: Lanes(repeating: 1e-8), count: second.count)
        hidden = firstBias
        mask = firstBias
        slopes = firstBias
        output = secondBias
        self.random = random
    }

    /// What has been learnt so far.
    var network: Network {
        Network(
            first: WeightTable(blocks: blocks, rows: firstSquares.count) { first[$0 * blocks + $1] },
            firstBias: firstBias, second: second, secondBias: secondBias)
    }

    /// Learns from one text.
    mutating func step(_ corpus: Corpus, _ range: Range<Int>, label: Int) {
        corpus.numbers.withUnsafeBufferPointer { numbers in
            corpus.values.withUnsafeBufferPointer { values in
                forward(numbers, values, range)
                answer(label)
                backSecond()
                backFirst(numbers, values)
            }
        }
    }

    private mutating func forward(
        _ numbers: UnsafeBufferPointer<UInt32>, _ values: UnsafeBufferPointer<Float>, _ range: Range<Int>
    ) {
        kept.removeAll(keepingCapacity: true)
        for place in range where random.unit() >= Self.dropped { kept.append(place) }
        for block in 0..<blocks { hidden[block] = firstBias[block] }
        let blocks = blocks
        first.withUnsafeBufferPointer { first in
            hidden.withUnsafeMutableBufferPointer { hidden in
                for place in kept {
                    let base = Int(numbers[place]) &* blocks
                    let value = values[place]
                    for block in 0..<blocks { hidden[block] += first[base &+ block] * value }
                }
            }
        }
        let keep = 1 / (1 - Self.droppedUnits)
        for block in 0..<blocks {
            var lanes = Lanes()
            for lane in 0..<Lanes.scalarCount { lanes[lane] = random.unit() < Self.droppedUnits ? 0 : keep }
            mask[block] = lanes
            hidden[block] = pointwiseMax(hidden[block], Lanes(repeating: 0)) * lanes
        }
    }

    /// Leaves in `output` what is wrong with the answer: the probability of each label, less one for the right one.
    private mutating func answer(_ label: Int) {
        for block in 0..<outputBlocks { output[block] = secondBias[block] }
        second.withUnsafeBufferPointer { second in
            output.withUnsafeMutableBufferPointer { output in
                for unit in 0..<blocks * Lanes.scalarCount {
                    let value = hidden[unit / Lanes.scalarCount][unit % Lanes.scalarCount]
                    guard value != 0 else { continue }
                    let base = unit &* output.count
                    for block in output.indices { output[block] += second[base &+ block] * value }
                }
            }
        }
        let largest = output.reduce(-Float.infinity) { max($0, $1.max()) }
        var sum: Float = 0
        for block in output.indices {
            for lane in 0..<Lanes.scalarCount { output[block][lane] = exp(output[block][lane] - largest) }
            sum += output[block].sum()
        }
        for block in output.indices { output[block] /= sum }
        output[label / Lanes.scalarCount][label % Lanes.scalarCount] -= 1
    }

    private mutating func backSecond() {
        let rate = rate
        let zero = Lanes(repeating: 0)
        second.withUnsafeMutableBufferPointer { second in
            secondSquares.withUnsafeMutableBufferPointer { squares in
                output.withUnsafeBufferPointer { output in
                    for unit in 0..<blocks * Lanes.scalarCount {
                        let value = hidden[unit / Lanes.scalarCount][unit % Lanes.scalarCount]
                        guard value != 0 else {
                            slopes[unit / Lanes.scalarCount][unit % Lanes.scalarCount] = 0
                            continue
                        }
                        let base = unit &* output.count
                        var slope = zero
                        for block in output.indices {
                            let place = base &+ block
                            slope += output[block] * second[place]
                            let gradient = output[block] * value
                            squares[place] += gradient * gradient
                            second[place] -= gradient * rate / squares[place].squareRoot()
                        }
                        slopes[unit / Lanes.scalarCount][unit % Lanes.scalarCount] = slope.sum()
                    }
                }
            }
        }
        for block in output.indices { secondBias[block] -= output[block] * (rate * 0.1) }
    }

    private mutating func backFirst(_ numbers: UnsafeBufferPointer<UInt32>, _ values: UnsafeBufferPointer<Float>) {
        var square: Float = 0
        for block in 0..<blocks {
            slopes[block] *= mask[block]
            square += (slopes[block] * slopes[block]).sum()
            firstBias[block] -= slopes[block] * (rate * 0.1)
        }
        square /= Float(blocks * Lanes.scalarCount)
        guard square > 0 else { return }
        let rate = rate
        let blocks = blocks
        first.withUnsafeMutableBufferPointer { first in
            firstSquares.withUnsafeMutableBufferPointer { squares in
                slopes.withUnsafeBufferPointer { slopes in
                    for place in kept {
                        let number = Int(numbers[place])
                        let value = values[place]
                        squares[number] += square * value * value
                        let step = rate * value / squares[number].squareRoot()
                        let base = number &* blocks
                        for block in 0..<blocks { first[base &+ block] -= slopes[block] * step }
                    }
                }
            }
        }
    }
}
