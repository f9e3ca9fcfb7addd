import Intake

/// What a text is found by: its words folded (case, diacritics and punctuation leave no trace), parted by single spaces. The same on
/// both sides, so that what is typed meets what was written.
///
/// Beside the words of the text stand whole addresses and numbers as one word, so that `617-555-0101` finds `(617) 555 0101`, and
/// `ann@exa` the mails of ann@example.org.
package struct SearchWords: Hashable, Sendable {
    /// Longer words are cut: nobody types them, and they fill an index.
    package static let longestWord = 40
    /// So much of each text is looked at, in bytes of UTF-8.
    package static let longestText = 32_768
    /// Chunks with signs within that are kept whole, at most so many of one text.
    private static let mostChunks = 200

    /// In their order; a word may stand there twice.
    package private(set) var words: [String] = []

    package init() {}

    /// The words of one text.
    package init(_ text: String) { add(text) }

    /// What an index keeps.
    package var joined: String { words.joined(separator: " ") }

    /// Adds a text that somebody wrote, with the addresses and numbers that stand in it.
    package mutating func add(_ text: String) {
        let folded = FoldedText(text, limit: Self.longestText)
        words += Self.parts(of: folded)
        let bytes = Array(text.utf8.prefix(Self.longestText))
        for chunk in Self.signedChunks(of: bytes) {
            if let whole = Self.whole(chunk) { words.append(whole) }
        }
        for number in DigitRuns(bytes) { words += Self.forms(ofNumber: number) }
    }

    /// The words of a folded text; signs of scripts that are written without blanks stand alone.
    static func parts(of folded: FoldedText) -> [String] {
        folded.bytes.split(separator: UInt8(ascii: " ")).flatMap { word -> [String] in
            guard word.contains(where: { $0 >= 0xE0 }) else { return [cut(String(decoding: word, as: UTF8.self))] }
            return split(String(decoding: word, as: UTF8.self))
        }
    }

    /// Chinese, Japanese, Thai, Lao and Khmer part words without blanks: each of their signs is a word here.
    private static func split(_ word: String) -> [String] {
        var parts: [String] = []
        var run = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
                if !run.isEmpty { parts.append(cut(String(run))) }
                run = String.UnicodeScalarView()
                parts.append(String(scalar))
            default: run.append(scalar)
            }
        }
        if !run.isEmpty { parts.append(cut(String(run))) }
        return parts
    }

    static func cut(_ word: String) -> String {
        guard word.utf8.count > longestWord else { return word }
        var short = Substring(word)
        while short.utf8.count > longestWord { short.removeLast() }
        return String(short)
    }

    /// A chunk of several words (`ann@example.org`, `K7Q-4MD`) as one; nil where it is of one word or none.
    static func whole(_ chunk: some Sequence<UInt8>) -> String? {
        let folded = FoldedText(String(decoding: Array(chunk), as: UTF8.self))
        let words = folded.bytes.split(separator: UInt8(ascii: " "))
        guard words.count > 1 else { return nil }
        return cut(String(decoding: words.joined(), as: UTF8.self))
    }

    /// What blanks part and an `@` or a hyphen joins, up to 64 bytes long.
    private static func signedChunks(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var chunks: [ArraySlice<UInt8>] = []
        for chunk in bytes.split(whereSeparator: { $0 <= UInt8(ascii: " ") }) where chunk.count <= 64 {
            let isSigned = chunk.contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "-") }
            if isSigned { chunks.append(chunk) }
            if chunks.count == mostChunks { break }
        }
        return chunks
    }

    /// A telephone number as people give it: with the country's code, without it, without the area's, and the last four digits.
    static func forms(ofNumber digits: String) -> [String] {
        [digits] + [10, 7, 4].filter { $0 < digits.utf8.count }.map { String(digits.suffix($0)) }
    }
}
