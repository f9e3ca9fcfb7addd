/// PostgreSQL's `numeric`, which a sum of whole numbers is: four 16-bit words (digits, weight, sign, scale), then digits of base 10,000
/// (`numeric_send` in its `numeric.c`).
struct PostgresNumeric {
    let double: Double

    init(_ bytes: UnsafeRawBufferPointer) {
        var words: [Int16] = []
        var offset = 0
        while offset + 2 <= bytes.count {
            words.append(Int16(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Int16.self)))
            offset += 2
        }
        guard words.count >= 4 else {
            double = 0
            return
        }
        let isNegative = UInt16(bitPattern: words[2]) == 0x4000
        // As two whole numbers, so that a decimal fraction is rounded once only.
        var whole = 0.0
        var scale = 1.0
        for (index, digit) in words.dropFirst(4).enumerated() {
            whole = whole * 10_000 + Double(digit)
            if Int(words[1]) - index < 0 { scale *= 10_000 }
        }
        for _ in 0..<max(0, Int(words[1]) + 1 - (words.count - 4)) { whole *= 10_000 }
        double = (isNegative ? -whole : whole) / scale
    }
}
