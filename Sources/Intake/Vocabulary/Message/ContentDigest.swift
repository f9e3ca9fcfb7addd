import Crypto

/// The first 16 bytes of a SHA-256, as two words: enough to tell contents apart, small enough for an index.
package struct ContentDigest: Hashable, Codable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The digest of several fields: each goes in behind its length, so that moving a byte between fields changes it.
    package init(of fields: [[UInt8]]) {
        var hash = SHA256()
        for field in fields {
            var count = UInt64(field.count).littleEndian
            withUnsafeBytes(of: &count) { hash.update(bufferPointer: $0) }
            hash.update(data: field)
        }
        self.init(hash.finalize())
    }

    private init(_ digest: SHA256.Digest) {
        var words: (UInt64, UInt64) = (0, 0)
        for (index, byte) in digest.prefix(16).enumerated() {
            if index < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
        }
        self.init(high: words.0, low: words.1)
    }

    /// The digest that 16 bytes spell, as they stand in the store; missing bytes count as zero.
    package init(bytes: [UInt8]) {
        let padded = bytes.prefix(16) + Array(repeating: 0, count: max(0, 16 - bytes.count))
        let word = { (part: ArraySlice<UInt8>) in part.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        self.init(high: word(padded.prefix(8)), low: word(padded.suffix(8)))
    }

    /// The 16 bytes, as they stand in the store.
    package var bytes: [UInt8] {
        [high, low].flatMap { word in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    /// 32 hexadecimal digits, for people.
    package var hexadecimal: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
