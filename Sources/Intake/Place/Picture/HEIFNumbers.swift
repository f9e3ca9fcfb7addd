/// Numbers that stand one behind the other, the highest byte first.
struct HEIFNumbers {
    private let bytes: [UInt8]
    private var index: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = min(bytes.count, range.upperBound)
    }

    /// The next number, of so many bytes; 0 where it has none. Nil beyond the end, and for what no file can be as long as.
    mutating func next(_ count: Int) -> Int? {
        guard (0...8).contains(count), index >= 0, count <= end - index else { return nil }
        var value: UInt64 = 0
        for byte in bytes[index..<index + count] { value = value << 8 | UInt64(byte) }
        index += count
        return value > UInt64(Int32.max) ? nil : Int(value)
    }

    /// Leaves so many bytes out, and tells where they stand. Nil beyond the end.
    mutating func skip(_ count: Int) -> Range<Int>? {
        guard index >= 0, count >= 0, count <= end - index else { return nil }
        index += count
        return index - count..<index
    }
}
