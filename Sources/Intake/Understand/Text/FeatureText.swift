/// A text as the features read it: lower case, Latin letters without diacritics, one space between what white space
/// parts. Unlike `FoldedText` it keeps punctuation and signs, which tell much about some kinds of message (prices in
/// junk, a question mark).
struct FeatureText: Sendable {
    /// Bytes of a text's UTF-8 that are looked at, at most: residents say what they want at the beginning.
    static let examinedBytes = 6_000

    /// UTF-8, without a space at either end.
    let bytes: [UInt8]
    /// How many of the parts between spaces are words of at least two letters, all of them capitals.
    let shouted: Int

    init(_ text: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(text.utf8.count, Self.examinedBytes) + 8)
        var endsInSpace = true
        var capitals = CapitalCount()
        for scalar in text.unicodeScalars {
            guard bytes.count < Self.examinedBytes else { break }
            let value = scalar.value
            if value <= 0x20 || value == 0xA0 || value == 0x2028 {
                if !endsInSpace { bytes.append(UInt8(ascii: " ")) }
                endsInSpace = true
                capitals.endPiece()
                continue
            }
            capitals.add(value)
            guard Self.append(scalar, to: &bytes) else { continue }
            endsInSpace = false
        }
        if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        capitals.endPiece()
        self.bytes = bytes
        shouted = capitals.shouted
    }

    /// - Returns: whether the scalar leaves a trace; combining accents and zero-width characters do not.
    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) -> Bool {
        let value = scalar.value
        switch value {
        case 0..<0x80:
            let byte = UInt8(truncatingIfNeeded: value)
            bytes.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
        case 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF: return false
        case 0x2018, 0x2019: bytes.append(UInt8(ascii: "'"))
        case 0x201C, 0x201D: bytes.append(UInt8(ascii: "\""))
        case 0x2010...0x2015: bytes.append(UInt8(ascii: "-"))
        default:
            if let (letters, count) = LatinFolding.letters(for: value) {
                bytes.append(letters.0)
                if count > 1 { bytes.append(letters.1) }
                if count > 2 { bytes.append(letters.2) }
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return true
    }

    /// The parts between spaces, in order.
    var pieces: [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == UInt8(ascii: " ") {
            if index > start { pieces.append(start..<index) }
            start = index + 1
        }
        return pieces
    }
}
