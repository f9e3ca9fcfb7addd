/// Weights of features in one byte each, a row for every feature: a quarter of what they would take as they were
/// learnt, and as good.
struct WeightTable: Sendable, Equatable {
    typealias Lanes = SIMD16<Float>

    /// Sixteen columns each.
    let blocks: Int
    /// The rows one behind the other, each weight in 127ths of its row's largest.
    let values: [SIMD16<Int8>]
    /// What 1 stands for in each row.
    let scales: [Float]

    init(blocks: Int, values: [SIMD16<Int8>], scales: [Float]) {
        self.blocks = blocks
        self.values = values
        self.scales = scales
    }

    /// Rounds weights.
    ///
    /// - Parameters:
    ///   - rows: how many.
    ///   - weight: of a row and a block.
    init(blocks: Int, rows: Int, weight: (Int, Int) -> Lanes) {
        var values: [SIMD16<Int8>] = []
        values.reserveCapacity(rows * blocks)
        var scales: [Float] = []
        scales.reserveCapacity(rows)
        for row in 0..<rows {
            var largest: Float = 1e-20
            for block in 0..<blocks {
                let lanes = weight(row, block)
                largest = max(largest, lanes.max(), -lanes.min())
            }
            let scale = largest / 127
            scales.append(scale)
            for block in 0..<blocks {
                values.append(
                    SIMD16<Int8>(clamping: SIMD16<Int32>((weight(row, block) / scale).rounded(.toNearestOrEven))))
            }
        }
        self.init(blocks: blocks, values: values, scales: scales)
    }

    /// Adds a text's rows, each times the text's value of that feature.
    ///
    /// - Parameter sums: as many as there are blocks.
    func add(_ vector: FeatureVector, to sums: inout [Lanes]) {
        values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                for (number, value) in zip(vector.numbers, vector.values) {
                    let factor = value * scales[Int(number)]
                    let base = Int(number) &* blocks
                    for block in 0..<blocks { sums[block] += Lanes(values[base &+ block]) * factor }
                }
            }
        }
    }

    /// One weight.
    func weight(_ row: Int, column: Int) -> Float {
        Float(values[row * blocks + column / 16][column % 16]) * scales[row]
    }

    /// A row times a column of the same length.
    func product(_ row: Int, _ other: [Lanes]) -> Float {
        var sum = Lanes(repeating: 0)
        for block in 0..<blocks { sum += Lanes(values[row * blocks + block]) * other[block] }
        return sum.sum() * scales[row]
    }
}
