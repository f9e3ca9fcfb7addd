/// Reads what `ModelWriter` wrote. Total: a length that the bytes do not hold, or a number that is none, is `damaged`.
struct ModelReader {
    private let bytes: [UInt8]
    private var position: Int

    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { position == bytes.count }

    /// - Parameter range: what the number may be.
    mutating func int(in range: ClosedRange<Int>) throws(ModelFailure) -> Int {
        let value = try Int(truncatingIfNeeded: Int64(bitPattern: raw(UInt64.self)))
        guard range.contains(value) else { throw .damaged }
        return value
    }

    mutating func float() throws(ModelFailure) -> Float {
        let value = try Float(bitPattern: raw(UInt32.self))
        guard value.isFinite else { throw .damaged }
        return value
    }

    mutating func double() throws(ModelFailure) -> Double {
        let value = try Double(bitPattern: raw(UInt64.self))
        guard value.isFinite else { throw .damaged }
        return value
    }

    mutating func texts() throws(ModelFailure) -> [String] {
        let count = try length(of: 8)
        var texts: [String] = []
        for _ in 0..<count {
            let length = try length(of: 1)
            guard let text = String(validating: bytes[position..<position + length], as: UTF8.self) else {
                throw .damaged
            }
            position += length
            texts.append(text)
        }
        return texts
    }

    mutating func numbers() throws(ModelFailure) -> [UInt32] {
        let count = try length(of: 4)
        var numbers: [UInt32] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try raw(UInt32.self)) }
        return numbers
    }

    mutating func floats() throws(ModelFailure) -> [Float] {
        let count = try length(of: 4)
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try float()) }
        return values
    }

    mutating func lanes() throws(ModelFailure) -> [SIMD16<Float>] {
        let count = try length(of: 64)
        var list: [SIMD16<Float>] = []
        list.reserveCapacity(count)
        for _ in 0..<count {
            var lanes = SIMD16<Float>()
            for lane in 0..<SIMD16<Float>.scalarCount { lanes[lane] = try float() }
            list.append(lanes)
        }
        return list
    }

    mutating func smallLanes() throws(ModelFailure) -> [SIMD16<Int8>] {
        let count = try length(of: 16)
        let range = position..<position + count * 16
        position = range.upperBound
        return bytes.withUnsafeBytes { bytes in
            [SIMD16<Int8>](unsafeUninitializedCapacity: count) { list, written in
                UnsafeMutableRawBufferPointer(list).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
                written = count
            }
        }
    }

    /// How many elements follow.
    ///
    /// - Parameter size: the least bytes that each takes, so that a false length asks for no memory.
    private mutating func length(of size: Int) throws(ModelFailure) -> Int {
        let count = try int(in: 0...bytes.count)
        guard count <= (bytes.count - position) / size else { throw .damaged }
        return count
    }

    private mutating func raw<Value: FixedWidthInteger>(_: Value.Type) throws(ModelFailure) -> Value {
        let size = MemoryLayout<Value>.size
        guard bytes.count - position >= size else { throw .damaged }
        let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Value.self) }
        position += size
        return Value(littleEndian: value)
    }
}
