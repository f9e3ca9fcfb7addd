/// One word made ready for comparing: lower case, Latin letters without diacritics, nothing but letters and digits.
enum FoldedWord {
    /// Bytes of a word that are looked at: no street's name has a longer one.
    static let longest = 40

    /// What a word folds to; an apostrophe or point in it leaves no trace.
    static func text(_ word: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        for scalar in word.unicodeScalars.prefix(longest) { append(scalar, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The words of a name, each folded: `St. Mary's-on-the-Hill` has `st`, `marys`, `on`, `the` and `hill`.
    static func words(_ name: some StringProtocol) -> [String] {
        name.split { $0.isWhitespace || "-/,;:()&".contains($0) }.map { text($0) }.filter { !$0.isEmpty }
    }

    /// Adds what a scalar folds to; nothing for what is neither letter nor digit.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            default: break
            }
        } else if let (letters, count) = LatinFolding.letters(for: scalar.value) {
            bytes.append(letters.0)
            if count > 1 { bytes.append(letters.1) }
            if count > 2 { bytes.append(letters.2) }
        } else if scalar.properties.isAlphabetic {
            bytes.append(contentsOf: Array(String(scalar).utf8))
        }
    }

    /// The hash by which words are looked up (FNV-1a, 64 bits).
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
