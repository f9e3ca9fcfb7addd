/// Writes folded text; `FoldedText` says what that is. Works on UTF-8, takes malformed bytes for white space, and needs one pass.
struct TextFolding {
    /// What one scalar does to the folded text.
    private enum Effect {
        /// Parts words.
        case gap
        /// Leaves no trace and parts nothing, e.g. a combining accent.
        case nothing
        case letters((UInt8, UInt8, UInt8), count: Int)
        /// Another letter, as it stands.
        case scalar(UInt32)
        /// A word of its own, e.g. an emoji.
        case symbol(UInt32)
    }

    private static let space = UInt8(ascii: " ")

    /// What an ASCII byte becomes: a letter or digit in lower case, and a space for everything else.
    private static let ascii: [UInt8] = (UInt8(0)..<128).map { byte in
        let lower = byte | 0x20
        if lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "z") { return lower }
        return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? byte : space
    }

    private let output: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 1
    private var endsInSpace = true

    /// The room that texts of so many bytes may need: signs of three bytes get spaces around them, and nothing grows more.
    static func capacity(forBytes count: Int) -> Int { count + count / 3 + 8 }

    /// - Parameter output: uninitialised, of at least `capacity(forBytes:)` bytes for all that is to be added.
    init(into output: UnsafeMutableBufferPointer<UInt8>) {
        self.output = output
        output.initializeElement(at: 0, to: Self.space)
    }

    /// Adds a text; it never joins the last word of the one before.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        gap()
        Self.ascii.withUnsafeBufferPointer { ascii in
            var index = 0
            while index < text.count {
                let byte = text[index]
                if byte < 0x80 {
                    index += 1
                    // Without a branch: a second space is written, and overwritten by what follows it.
                    let folded = ascii[Int(byte)]
                    let isSpace = folded == Self.space
                    output[count] = folded
                    count &+= isSpace && endsInSpace ? 0 : 1
                    endsInSpace = isSpace
                } else {
                    let (scalar, length) = UTF8Step.scalar(text, at: index)
                    index += length
                    apply(Self.effect(of: scalar))
                }
            }
        }
        gap()
    }

    @inline(__always)
    private mutating func gap() {
        if !endsInSpace { put(Self.space) }
        endsInSpace = true
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        output[count] = byte
        count &+= 1
    }

    private mutating func apply(_ effect: Effect) {
        switch effect {
        case .gap: gap()
        case .nothing: break
        case .letters(let letters, let count):
            put(letters.0)
            if count > 1 { put(letters.1) }
            if count > 2 { put(letters.2) }
            endsInSpace = false
        case .scalar(let scalar): encode(scalar)
        case .symbol(let scalar):
            gap()
            encode(scalar)
            gap()
        }
    }

    private mutating func encode(_ value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else { return gap() }
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(byte) }
        endsInSpace = false
    }

    private static func effect(of scalar: UInt32) -> Effect {
        if let (letters, count) = LatinFolding.letters(for: scalar) { return .letters(letters, count: count) }
        switch scalar {
        // Soft hyphen, combining marks, zero-width characters, word joiner, variation selectors, BOM, skin tones.
        case 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0x1F3FB...0x1F3FF: return .nothing
        // Latin-1 signs, × and ÷, general and CJK punctuation, full-width and small signs, anything malformed.
        case 0...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x20CF, 0x3000...0x3004, 0x3008...0x301F, 0xFE10...0xFE6F,
            0xFF00...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFF9...0xFFFF:
            return .gap
        // Greek and Cyrillic capitals.
        case 0x391...0x3A9, 0x410...0x42F: return .scalar(scalar + 0x20)
        case 0x400...0x40F: return .scalar(scalar + 0x50)
        // Arrows, signs, dingbats and emoji.
        case 0x2100...0x2BFF, 0x1F000...0x1FAFF: return .symbol(scalar)
        default: return .scalar(scalar)
        }
    }
}
