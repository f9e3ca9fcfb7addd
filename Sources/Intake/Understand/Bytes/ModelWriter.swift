/// Writes a model's numbers, least significant byte first, and each list behind its length.
struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: Int) { write(raw: UInt64(bitPattern: Int64(value))) }

    mutating func write(_ value: Float) { write(raw: value.bitPattern) }

    mutating func write(_ value: Double) { write(raw: value.bitPattern) }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ texts: [String]) {
        write(texts.count)
        for text in texts { write(text) }
    }

    mutating func write(_ numbers: [UInt32]) {
        write(numbers.count)
        for number in numbers { write(raw: number) }
    }

    mutating func write(_ values: [Float]) {
        write(values.count)
        for value in values { write(raw: value.bitPattern) }
    }

    mutating func write(_ lanes: [SIMD16<Float>]) {
        write(lanes.count)
        for lanes in lanes {
            for lane in 0..<SIMD16<Float>.scalarCount { write(raw: lanes[lane].bitPattern) }
        }
    }

    mutating func write(_ lanes: [SIMD16<Int8>]) {
        write(lanes.count)
        for lanes in lanes {
            for lane in 0..<SIMD16<Int8>.scalarCount { bytes.append(UInt8(bitPattern: lanes[lane])) }
        }
    }

    private mutating func write(raw value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
