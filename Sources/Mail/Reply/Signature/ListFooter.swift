/// The footer that a mailing list adds: a drawn line, then how to leave the list.
enum ListFooter {
    /// Lines that are not blank, counted from the end, in which it is looked for.
    private static let maxLines = 12

    /// The line that the footer begins with, or nil.
    static func start(_ text: FoldedText, below end: Int) -> Int? {
        var seen = 0
        for line in stride(from: end - 1, to: 0, by: -1) where !text.lines[line].isBlank {
            seen += 1
            if seen > maxLines || text.folded[text.lines[line].first] == 0x3E { return nil }
            if DividerLine.isRule(text, line) || SignatureLine.isDelimiter(text, line) {
                return (line + 1..<end).contains { namesList(text, $0) } ? line : nil
            }
        }
        return nil
    }

    private static func namesList(_ text: FoldedText, _ line: Int) -> Bool {
        let content = text.content(line)
        let end = min(content.upperBound, content.lowerBound + 400)
        return FooterWords.list.firstMatch(in: text.folded, from: content.lowerBound, to: end) != nil
    }
}
