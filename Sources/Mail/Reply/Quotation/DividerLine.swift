/// Recognises lines that are drawn: "-----Original Message-----", "---------- Forwarded message ----------", "______".
enum DividerLine {
    /// "-----Original Message-----" in any language; a header may follow in the same line.
    static func isOriginalMessage(_ text: FoldedText, _ line: Int) -> Bool {
        guard let words = wordsBehindRule(text, line, least: 1),
            var end = DividerWords.original.end(in: text.folded, from: words.lowerBound, to: words.upperBound)
        else { return false }
        while end < words.upperBound, text.folded[end] == 0x20 { end += 1 }
        return end < words.upperBound && isStroke(text.folded[end])
    }

    /// The beginning of a mail passed on: "---------- Forwarded message ----------", "Begin forwarded message:".
    static func isForward(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.content(line)
        let last = text.folded[content.upperBound - 1]
        guard isStroke(text.folded[content.lowerBound]) || last == UInt8(ascii: ":"), content.count <= 200,
            let words = wordsBehindRule(text, line, least: 0),
            var end = DividerWords.forwarded.end(in: text.folded, from: words.lowerBound, to: words.upperBound)
        else { return false }
        if words.lowerBound == content.lowerBound {
            while end < words.upperBound, text.folded[end] == 0x20 { end += 1 }
            return end == words.upperBound - 1 && last == UInt8(ascii: ":")
        }
        return isStroke(last) || last == UInt8(ascii: ":")
    }

    /// A line of one drawn sign, at least five times.
    static func isRule(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.content(line)
        guard content.count >= 5, let sign = text.folded[content].first, isStroke(sign) else { return false }
        return text.folded[content].allSatisfy { isStroke($0) || $0 == 0x80 || $0 == 0x93 || $0 == 0x94 }
    }

    /// Words between two rules of at least four signs: "-------- Ursprungligt meddelande --------".
    static func isTitledRule(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.content(line)
        guard content.count <= 120, text.folded[content].suffix(4).allSatisfy(isStroke) else { return false }
        return wordsBehindRule(text, line, least: 4) != nil
    }

    private static func wordsBehindRule(_ text: FoldedText, _ line: Int, least: Int) -> Range<Int>? {
        let content = text.content(line)
        var start = content.lowerBound
        while start < content.upperBound, isStroke(text.folded[start]) { start += 1 }
        guard start - content.lowerBound >= least else { return nil }
        while start < content.upperBound, text.folded[start] == 0x20 { start += 1 }
        return start < content.upperBound ? start..<content.upperBound : nil
    }

    /// - _ = * and the first byte of the long dashes.
    private static func isStroke(_ byte: UInt8) -> Bool {
        byte == 0x2D || byte == 0x5F || byte == 0x3D || byte == 0x2A || byte == 0xE2
    }
}
