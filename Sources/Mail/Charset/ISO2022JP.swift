/// ISO-2022-JP (RFC 1468) as mailers really write it: with half-width katakana, JIS X 0212 and the vendors' rows, which
/// iconv's own ISO-2022-JP refuses. Its two-octet codes are those of EUC-JP without the high bits.
enum ISO2022JP {
    private enum CodeSet {
        case ascii, katakana, jisX0208, jisX0212
    }

    /// Appends `bytes` as EUC-JP.
    static func convertToEUC(_ bytes: Span<UInt8>, into output: inout [UInt8]) -> DecodeNotes {
        var notes: DecodeNotes = []
        var codeSet = CodeSet.ascii
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x1B {
                let (next, length) = escape(bytes, at: index)
                if let next { codeSet = next } else { notes.insert(.badCharacters) }
                index += length
                continue
            }
            // Lines end in ASCII (RFC 1468), and a forgotten escape must not swallow the next line.
            if byte == ASCII.lf { codeSet = .ascii }
            let isCode = byte &- 0x21 < 94
            let hasSecond = index + 1 < bytes.count && bytes[index + 1] &- 0x21 < 94
            switch codeSet {
            case .katakana where isCode:
                output.append(0x8E)
                output.append(byte | 0x80)
            case .jisX0208 where isCode && hasSecond, .jisX0212 where isCode && hasSecond:
                if codeSet == .jisX0212 { output.append(0x8F) }
                output.append(byte | 0x80)
                output.append(bytes[index + 1] | 0x80)
                index += 1
            // Control characters of eight bits are none of this charset, and none of EUC-JP are wanted in text.
            default: output.append(byte &- 0x80 < 0x20 && byte != 0x8E && byte != 0x8F ? 0xFF : byte)
            }
            index += 1
        }
        return notes
    }

    /// The code set that the escape sequence at `index` switches to, and the sequence's length. Unknown: nil, and the
    /// escape octet alone is skipped.
    private static func escape(_ bytes: Span<UInt8>, at index: Int) -> (CodeSet?, Int) {
        let rest = index..<bytes.count
        if bytes.hasPrefix("\u{1B}(I", in: rest) { return (.katakana, 3) }
        // Before "(B" and "(J": case does not matter to hasPrefix, and no other set has these letters.
        if bytes.hasPrefix("\u{1B}(B", in: rest) || bytes.hasPrefix("\u{1B}(J", in: rest) { return (.ascii, 3) }
        if bytes.hasPrefix("\u{1B}$B", in: rest) || bytes.hasPrefix("\u{1B}$@", in: rest) { return (.jisX0208, 3) }
        if bytes.hasPrefix("\u{1B}$(D", in: rest) { return (.jisX0212, 4) }
        if bytes.hasPrefix("\u{1B}&@", in: rest) { return (.ascii, 3) }
        return (nil, 1)
    }
}
