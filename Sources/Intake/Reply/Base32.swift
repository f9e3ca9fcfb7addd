/// Base32 in lower case and without padding (RFC 4648 §6): letters and digits that survive every mail system.
enum Base32 {
    private static let alphabet = [UInt8]("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// A row's id as a number without leading zeros, at most 13 symbols.
    static func encode(_ row: RowID) -> String {
        var value = UInt64(bitPattern: row.rawValue)
        var symbols: [UInt8] = []
        symbols.reserveCapacity(13)
        repeat {
            symbols.append(alphabet[Int(value & 31)])
            value >>= 5
        } while value > 0
        symbols.reverse()
        return String(decoding: symbols, as: UTF8.self)
    }

    /// Whole groups of five bytes, eight symbols each.
    static func encode(_ bytes: [UInt8]) -> String {
        var symbols: [UInt8] = []
        symbols.reserveCapacity(bytes.count / 5 * 8)
        for start in stride(from: 0, to: bytes.count, by: 5) {
            var group: UInt64 = 0
            for index in start..<min(start + 5, bytes.count) { group = group << 8 | UInt64(bytes[index]) }
            for place in 1...8 { symbols.append(alphabet[Int(group >> UInt64(40 - 5 * place) & 31)]) }
        }
        return String(decoding: symbols, as: UTF8.self)
    }

    /// Nil where it is no number in its one form, or one of more than 64 bits.
    static func decodeRow(_ text: Substring) -> RowID? {
        var value: UInt64 = 0
        for byte in text.utf8 {
            guard let symbol = symbol(byte), value >> 59 == 0 else { return nil }
            value = value << 5 | symbol
        }
        let row = RowID(rawValue: Int64(bitPattern: value))
        return encode(row) == text ? row : nil
    }

    /// Nil where it is not exactly `count` bytes, a multiple of five.
    static func decode(_ text: Substring, count: Int) -> [UInt8]? {
        guard text.utf8.count == count / 5 * 8 else { return nil }
        var bytes: [UInt8] = []
        var group: UInt64 = 0
        for (index, byte) in text.utf8.enumerated() {
            guard let symbol = symbol(byte) else { return nil }
            group = group << 5 | symbol
            guard index % 8 == 7 else { continue }
            for shift in stride(from: UInt64(32), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: group >> shift))
            }
            group = 0
        }
        return bytes
    }

    private static func symbol(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt64(byte - UInt8(ascii: "2")) + 26
        default: nil
        }
    }
}
