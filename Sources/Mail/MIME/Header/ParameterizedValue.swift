/// The value of a Content-Type or Content-Disposition field: a word, then parameters (RFC 2045 section 5.1), read as
/// leniently as mail demands: missing semicolons, unquoted values with spaces, unterminated quotes, comments.
///
/// It keeps ranges; the octets must be the ones it was made from.
struct ParameterizedValue {
    struct Parameter {
        var name: Range<Int>
        var value: Range<Int>
        var isQuoted: Bool
    }

    /// The word before the parameters: "text/plain", "attachment".
    private(set) var word: Range<Int>
    private(set) var parameters: [Parameter] = []

    /// More parameters than any real field has are not kept.
    private static let limit = 200

    /// Reads the octets in `value`.
    init(_ bytes: Span<UInt8>, in value: Range<Int>) {
        var value = bytes.trimmed(value)
        while let first = value.first, bytes[first] == ASCII.openParenthesis {
            value = bytes.trimmed(HeaderComment.end(bytes, from: first, to: value.upperBound)..<value.upperBound)
        }
        var index = value.lowerBound
        while index < value.upperBound, !Self.endsWord(bytes, at: index, in: value) { index += 1 }
        word = bytes.trimmed(value.lowerBound..<index)
        while index < value.upperBound, parameters.count < Self.limit {
            index = Self.skipSeparators(bytes, from: index, to: value.upperBound)
            index = readParameter(bytes, from: index, to: value.upperBound)
        }
    }

    /// A word ends at a semicolon, a comment, or a blank behind which no slash belongs to it ("image/ jpeg").
    private static func endsWord(_ bytes: Span<UInt8>, at index: Int, in value: Range<Int>) -> Bool {
        let byte = bytes[index]
        if byte == ASCII.semicolon || byte == ASCII.openParenthesis || byte == ASCII.comma { return true }
        guard byte.isWhitespace, index > value.lowerBound else { return false }
        // No real field has more blanks there, and an endless run of them must not be walked from each of its members.
        let (first, last) = (max(value.lowerBound, index - 64), min(value.upperBound, index + 64))
        var next = index
        while next < last, bytes[next].isWhitespace { next += 1 }
        if next < last, bytes[next] == ASCII.slash { return false }
        var before = index
        while before > first, bytes[before - 1].isWhitespace { before -= 1 }
        return before == first || bytes[before - 1] != ASCII.slash
    }

    private static func skipSeparators(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end {
            let byte = bytes[index]
            if byte == ASCII.openParenthesis {
                index = HeaderComment.end(bytes, from: index, to: end)
            } else if byte == ASCII.semicolon || byte == ASCII.comma || byte.isWhitespace {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    /// Reads one `name=value` and returns where it ends; something without "=" is skipped.
    private mutating func readParameter(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, bytes[index] != ASCII.equals, bytes[index] != ASCII.semicolon { index += 1 }
        guard index < end, bytes[index] == ASCII.equals else { return index }
        let name = bytes.trimmed(start..<index)
        index += 1
        while index < end, bytes[index].isWhitespace { index += 1 }
        if index < end, bytes[index] == ASCII.quote, let close = Self.closingQuote(bytes, from: index + 1, to: end) {
            parameters.append(Parameter(name: name, value: index + 1..<close, isQuoted: true))
            return close + 1
        }
        if index < end, bytes[index] == ASCII.quote { index += 1 }
        let valueEnd = Self.unquotedEnd(bytes, from: index, to: end)
        parameters.append(Parameter(name: name, value: bytes.trimmed(index..<valueEnd), isQuoted: false))
        return valueEnd
    }

    private static func closingQuote(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var index = start
        while index < end {
            if bytes[index] == ASCII.quote { return index }
            index += bytes[index] == ASCII.backslash ? 2 : 1
        }
        return nil
    }

    /// An unquoted value goes to the semicolon; or to a blank, if another `name=` follows before it.
    private static func unquotedEnd(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let stop = bytes.firstIndex(of: ASCII.semicolon, in: start..<end) ?? end
        var blank: Int?
        for index in start..<stop {
            if bytes[index].isWhitespace, blank == nil { blank = index }
            if bytes[index] == ASCII.equals, let blank { return blank }
        }
        return stop
    }
}
