import Crypto

/// Message identifiers (RFC 5322 section 3.6.4), without their angle brackets.
enum MessageIDs {
    /// More than this are not listed; a thread's newest are the last, and the parser keeps those.
    private static let limit = 1_000
    /// Octets of an identifier: more does not fit into a line (RFC 5322 section 2.1.1), and identifiers are not folded. Longer ones would
    /// not fit into an index either.
    static let longest = 998

    /// All identifiers in the octets of `value`, in their order. Text around them is skipped, blanks inside go; without any brackets,
    /// each word with an @ counts. An empty identifier is none; one that is too long is its digest, the same each time.
    static func all(_ bytes: Span<UInt8>, in value: Range<Int>, defects: inout MailDefectSet) -> [String] {
        var found: [String] = []
        var index = value.lowerBound
        while let open = bytes.firstIndex(of: ASCII.less, in: index..<value.upperBound) {
            let close = bytes.firstIndex(of: ASCII.greater, in: open..<value.upperBound) ?? value.upperBound
            append(bytes.extracting(open + 1..<close), to: &found, &defects)
            index = min(close + 1, value.upperBound)
        }
        if found.isEmpty { bareWords(bytes, in: value, into: &found, &defects) }
        return found.count > limit ? Array(found.suffix(limit)) : found
    }

    /// The identifier of a Message-ID field: the first one, or whatever word stands there.
    static func first(_ bytes: Span<UInt8>, in value: Range<Int>, defects: inout MailDefectSet) -> String? {
        if let found = all(bytes, in: value, defects: &defects).first { return found }
        var words: [String] = []
        let range = bytes.trimmed(value)
        if !range.contains(where: { bytes[$0].isWhitespace || bytes[$0] == ASCII.less }) {
            append(bytes.extracting(range), to: &words, &defects)
        }
        return words.first
    }

    private static func bareWords(
        _ bytes: Span<UInt8>, in value: Range<Int>, into found: inout [String], _ defects: inout MailDefectSet
    ) {
        var index = value.lowerBound
        while index < value.upperBound {
            var end = index
            var hasAt = false
            while end < value.upperBound, !bytes[end].isWhitespace, bytes[end] != ASCII.comma {
                hasAt = hasAt || bytes[end] == ASCII.at
                end += 1
            }
            if hasAt { append(bytes.extracting(index..<end), to: &found, &defects) }
            index = end + 1
        }
    }

    private static func append(
        _ identifier: Span<UInt8>, to found: inout [String], _ defects: inout MailDefectSet
    ) {
        var isClean = true
        for index in 0..<identifier.count where identifier[index] &- 0x21 > 0x5D { isClean = false }
        let text =
            isClean ? String(mail: identifier) : String(mail: identifier.filtered { $0 > 0x20 && $0 != 0x7F }.span)
        guard text.utf8.count > longest else {
            if !text.isEmpty { found.append(text) }
            return
        }
        defects.insert(.identifierTooLong)
        found.append(digest(of: text))
    }

    /// An identifier that nobody else makes: `.invalid` is nobody's domain (RFC 2606 section 2).
    private static func digest(of identifier: String) -> String {
        let hexadecimal = Array("0123456789abcdef".utf8)
        let digits = SHA256.hash(data: Array(identifier.utf8)).flatMap {
            [hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 0x0F)]]
        }
        return String(decoding: digits, as: UTF8.self) + "@too-long.invalid"
    }
}
