/// Finds tracking numbers in a text. What it finds is an address that a person may have copied or mistyped, never a key (promise 9).
///
/// `K7Q-4MD-29XF` counts with hyphens or dashes, `K7Q 4MD 29XF` with spaces and `K7Q4MD29XF` without either. The check symbol
/// must hold. Since one in 32 chance texts passes it, the form must also be one that ordinary words and numbers do not have:
/// never digits alone (a phone number is `617-666-3311`), never letters alone without hyphens, and with spaces at
/// least one group must mix both ("the 311 team").
package struct MentionScanner: Sendable {
    /// At most this many numbers are returned; a text with more is no resident's.
    package static let limit = 10
    /// Bytes of a text that are looked at.
    package static let examinedBytes = 262_144

    private enum Separator {
        case hyphen
        case space
    }

    package init() {}

    /// The tracking numbers in the text, each once, in the order in which they stand there.
    package func mentions(in text: String) -> [TrackingNumber] {
        var text = text
        return text.withUTF8 { mentions(in: UnsafeBufferPointer(rebasing: $0.prefix(Self.examinedBytes))) }
    }

    private func mentions(in text: UnsafeBufferPointer<UInt8>) -> [TrackingNumber] {
        var found: [TrackingNumber] = []
        var index = 0
        while index < text.count, found.count < Self.limit {
            guard Self.isSymbol(text[index]) else {
                index += 1
                continue
            }
            let end = Self.wordEnd(text, from: index)
            if let (number, after) = number(in: text, word: index..<end) {
                if !found.contains(number) { found.append(number) }
                index = after
            } else {
                index = end
            }
        }
        return found
    }

    /// The number that begins with the word, and the index behind it.
    private func number(in text: UnsafeBufferPointer<UInt8>, word: Range<Int>) -> (TrackingNumber, after: Int)? {
        if word.count == 10 {
            guard Self.mixes(text[word]) else { return nil }
            return Self.read(text[word]).map { ($0, word.upperBound) }
        }
        guard word.count == 3, let first = Self.separator(text, from: word.upperBound) else { return nil }
        let second = first.end..<Self.wordEnd(text, from: first.end)
        guard second.count == 3, let next = Self.separator(text, from: second.upperBound) else { return nil }
        let third = next.end..<Self.wordEnd(text, from: next.end)
        guard third.count == 4 else { return nil }
        let groups = [word, second, third]
        let isLikely =
            first.kind == .hyphen && next.kind == .hyphen
            ? groups.contains { text[$0].contains(where: Self.isLetter) }
            : groups.contains { Self.mixes(text[$0]) }
        guard isLikely else { return nil }
        return Self.read(groups.flatMap { text[$0] }).map { ($0, third.upperBound) }
    }

    private static func read(_ symbols: some Sequence<UInt8>) -> TrackingNumber? {
        TrackingNumber(String(decoding: Array(symbols), as: UTF8.self))
    }

    /// The separator that begins at `index` and the index of the word behind it: spaces with at most one hyphen or dash.
    private static func separator(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> (kind: Separator, end: Int)? {
        var index = index
        var kind = Separator.space
        let start = index
        while index < text.count, index - start < 8 {
            if let length = spaceLength(text, at: index) {
                index += length
            } else if kind == .space, let length = hyphenLength(text, at: index) {
                kind = .hyphen
                index += length
            } else {
                break
            }
        }
        guard index > start, index < text.count, isSymbol(text[index]) else { return nil }
        return (kind, index)
    }

    /// The bytes of a hyphen-minus, or of a hyphen or dash that a phone put in its place (U+2010 to U+2015).
    private static func hyphenLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        if text[index] == UInt8(ascii: "-") { return 1 }
        guard index + 2 < text.count, text[index] == 0xE2, text[index + 1] == 0x80 else { return nil }
        return (0x90...0x95).contains(text[index + 2]) ? 3 : nil
    }

    private static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        var end = index
        while end < text.count, isSymbol(text[end]) || isOtherLetter(text[end]) { end += 1 }
        return end
    }

    private static func mixes(_ symbols: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        symbols.contains(where: isLetter) && symbols.contains { !isLetter($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isSymbol(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- UInt8(ascii: "0") < 10 }

    /// Part of a letter outside ASCII, which keeps a word such as `señalización` whole. 0xC2 and 0xE2 lead signs and punctuation.
    private static func isOtherLetter(_ byte: UInt8) -> Bool { byte >= 0x80 && byte != 0xC2 && byte != 0xE2 }

    /// The bytes of a space, tab, line end or no-break space (U+00A0).
    private static func spaceLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        switch text[index] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): 1
        case 0xC2 where index + 1 < text.count && text[index + 1] == 0xA0: 2
        default: nil
        }
    }
}
