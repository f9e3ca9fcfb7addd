/// Text that says it is UTF-8 or US-ASCII, or says nothing.
enum UTF8Decoder {
    /// Appends `bytes` if they are valid UTF-8 (a sequence cut off at the very end is dropped). Otherwise: if at least as many
    /// octets are wrong as there are good multibyte sequences, the text is taken for windows-1252, since that is what
    /// mislabelled mail is; if most of it is UTF-8, the wrong octets become U+FFFD, so that one bad octet does
    /// not spoil every accent.
    static func decode(_ bytes: Span<UInt8>, into output: inout [UInt8]) -> DecodeNotes {
        if isValid(bytes) {
            output.append(bytes)
            return []
        }
        let census = Census(bytes)
        if census.bad == 0 {
            output.append(bytes.extracting(0..<census.wholeEnd))
            return .badCharacters
        }
        if census.bad >= census.good {
            return SingleByteTable.windows1252.decode(bytes, into: &output).union(.badCharacters)
        }
        repair(bytes, into: &output)
        return .badCharacters
    }

    /// Whether the octets are valid UTF-8 throughout.
    static func isValid(_ bytes: Span<UInt8>) -> Bool {
        (try? UTF8Span(validating: bytes)) != nil
    }

    /// How many multibyte sequences are good, how many octets are bad, and where the last whole character ends.
    private struct Census {
        var good = 0
        var bad = 0
        var wholeEnd = 0

        init(_ bytes: Span<UInt8>) {
            var index = 0
            while index < bytes.count {
                switch UTF8Decoder.sequence(bytes, at: index) {
                case 1:
                    index += 1
                case 0:
                    if UTF8Decoder.isCutOff(bytes, at: index) {
                        wholeEnd = index
                        return
                    }
                    bad += 1
                    index += 1
                case let length:
                    good += 1
                    index += length
                }
            }
            wholeEnd = bytes.count
        }
    }

    private static func repair(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let length = sequence(bytes, at: index)
            if length == 0 {
                if isCutOff(bytes, at: index) { return }
                output.append(contentsOf: replacement)
                index += 1
            } else {
                for offset in 0..<length { output.append(bytes[index + offset]) }
                index += length
            }
        }
    }

    /// The length of the well-formed sequence at `index` (Unicode table 3-7), or 0.
    static func sequence(_ bytes: Span<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard length > 0, index + length <= bytes.count, isSecond(bytes[index + 1], after: first) else { return 0 }
        for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    private static func isSecond(_ byte: UInt8, after first: UInt8) -> Bool {
        switch first {
        case 0xE0: byte >= 0xA0 && byte < 0xC0
        case 0xED: byte >= 0x80 && byte < 0xA0
        case 0xF0: byte >= 0x90 && byte < 0xC0
        case 0xF4: byte >= 0x80 && byte < 0x90
        default: byte & 0xC0 == 0x80
        }
    }

    /// Whether the octets from `index` on are the beginning of one character that the end of the text cuts off. A lone
    /// octet after plain text is none: "caf\xE9" is windows-1252.
    private static func isCutOff(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        let first = bytes[index]
        let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        let rest = bytes.count - index
        guard rest < length, rest > 1 || index >= 2 && bytes[index - 1] >= 0x80 else { return false }
        guard rest > 1 else { return true }
        guard isSecond(bytes[index + 1], after: first) else { return false }
        for offset in 2..<max(rest, 2) where bytes[index + offset] & 0xC0 != 0x80 { return false }
        return true
    }

    /// U+FFFD, the replacement character, in UTF-8.
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}

extension [UInt8] {
    /// Appends one character as UTF-8. Surrogates and numbers beyond Unicode become U+FFFD.
    mutating func append(scalar value: UInt32) {
        switch value {
        case 0..<0x80: append(UInt8(value))
        case 0x80..<0x800:
            append(0xC0 | UInt8(value >> 6))
            append(0x80 | UInt8(value & 0x3F))
        case 0xD800..<0xE000, 0x11_0000...: append(contentsOf: UTF8Decoder.replacement)
        case 0x800..<0x1_0000:
            append(0xE0 | UInt8(value >> 12))
            append(0x80 | UInt8((value >> 6) & 0x3F))
            append(0x80 | UInt8(value & 0x3F))
        default:
            append(0xF0 | UInt8(value >> 18))
            append(0x80 | UInt8((value >> 12) & 0x3F))
            append(0x80 | UInt8((value >> 6) & 0x3F))
            append(0x80 | UInt8(value & 0x3F))
        }
    }
}
