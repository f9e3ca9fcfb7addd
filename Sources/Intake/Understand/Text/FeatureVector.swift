/// A text as numbers: the numbers of its features, rising, with the weight of each.
struct FeatureVector: Sendable {
    private(set) var numbers: [UInt32] = []
    private(set) var values: [Float] = []

    init(numbers: [UInt32], values: [Float]) {
        self.numbers = numbers
        self.values = values
    }

    init(capacity: Int) {
        numbers.reserveCapacity(capacity)
        values.reserveCapacity(capacity)
    }

    mutating func append(_ number: UInt32, _ value: Float) {
        numbers.append(number)
        values.append(value)
    }

    /// Multiplies each value by the factor of its feature.
    mutating func scale(_ factor: (UInt32) -> Float) {
        for index in values.indices { values[index] *= factor(numbers[index]) }
    }
}
