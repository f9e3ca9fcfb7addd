/// The footer that a mailing list adds: a drawn line, then how to leave the list.
enum ListFooter {
    /// Lines that are not blank, counted from the end, in which it is looked for.
    private static let maxLines = 12

    /// The line that the footer begins with, or nil.
    static func start(_ text: FoldedText, below end: Int) -> Int? {
        var (seen, named) = (0, false)
        for line in stride(from: end - 1, to: 0, by: -1) where !text.lines[line].isBlank {
            seen += 1
            if seen > maxLines { return nil }
            let content = text.content(line)
            if DividerLine.isRule(text, line) || SignatureLine.isDelimiter(text, line) {
                return named ? line : nil
            }
            guard content.count <= 400, text.folded[content.lowerBound] != 0x3E else { return nil }
            named =
                named
                || FooterWords.list.firstMatch(in: text.folded, from: content.lowerBound, to: content.upperBound) != nil
        }
        return nil
    }
}
