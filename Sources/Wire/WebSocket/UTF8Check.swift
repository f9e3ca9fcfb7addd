/// Checks UTF-8 as the bytes come and says no at the first byte that cannot be part of any valid text
/// (Unicode 15, table 3-7; RFC 3629 §4): overlong forms, surrogates and values over U+10FFFF are refused at their
/// second byte. State is three bytes, so a text may be cut anywhere.
package struct UTF8Check: Sendable {
    /// Continuation bytes still to come, and the range of the next one.
    private var missing: UInt8 = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    package init() {}

    /// Whether the text could end here.
    package var isComplete: Bool { missing == 0 }

    /// Takes more bytes; false when they cannot belong to valid UTF-8. After a false the check is of no use.
    package mutating func accept(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if missing == 0 { index = Self.skipASCII(bytes, from: index) }
            guard index < bytes.count else { break }
            guard take(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    private static func skipASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count,
            bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard missing == 0 else {
            guard byte >= low && byte <= high else { return false }
            (missing, low, high) = (missing - 1, 0x80, 0xBF)
            return true
        }
        switch byte {
        case 0x00...0x7F: return true
        case 0xC2...0xDF: (missing, low, high) = (1, 0x80, 0xBF)
        case 0xE0: (missing, low, high) = (2, 0xA0, 0xBF)
        case 0xED: (missing, low, high) = (2, 0x80, 0x9F)
        case 0xE1...0xEF: (missing, low, high) = (2, 0x80, 0xBF)
        case 0xF0: (missing, low, high) = (3, 0x90, 0xBF)
        case 0xF1...0xF3: (missing, low, high) = (3, 0x80, 0xBF)
        case 0xF4: (missing, low, high) = (3, 0x80, 0x8F)
        default: return false
        }
        return true
    }
}
