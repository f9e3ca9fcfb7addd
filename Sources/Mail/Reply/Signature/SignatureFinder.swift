/// Finds where the signature of a text begins, from its last lines.
///
/// A signature never begins with the first line, is short, and is announced: by "-- ", by a closing ("Kind regards,"),
/// by a dash before the name, by a phone's own line, or by the sender's name above contact data.
struct SignatureFinder: Sendable {
    /// Lines that are not blank in which an announced signature is looked for.
    private static let maxLines = 11
    /// Characters of its lines.
    private static let maxCharacters = 60
    /// Lines that are not blank below "-- ", which is certain and so may be followed by more.
    private static let maxLinesBelowDelimiter = 25

    let text: FoldedText
    /// Behind the last line that may be part of it.
    let end: Int
    let sender: SenderName?

    /// The signature's first line, or nil. `closings`: whether a closing, a dash or a name announces one.
    func start(closings: Bool) -> Int? {
        guard let top = text.lines[..<end].firstIndex(where: { !$0.isBlank }) else { return nil }
        let device = deviceLine(top)
        let rest = device ?? end
        if let delimiter = delimiterLine(top, below: rest) { return delimiter }
        guard closings else { return device }
        let region = region(top, below: rest)
        return announced(region) ?? contactBlock(region) ?? device
    }

    /// The topmost of the last lines that a phone or an app wrote; little may follow it.
    private func deviceLine(_ top: Int) -> Int? {
        var (seen, found) = (0, Int?.none)
        for line in stride(from: end - 1, to: top, by: -1) where !text.lines[line].isBlank {
            seen += 1
            if seen > 5 { break }
            if SignatureLine.isDevice(text, line) { found = line }
        }
        return found
    }

    private func delimiterLine(_ top: Int, below rest: Int) -> Int? {
        var (seen, found) = (0, Int?.none)
        for line in stride(from: rest - 1, to: top, by: -1) where !text.lines[line].isBlank {
            seen += 1
            if seen > Self.maxLinesBelowDelimiter { break }
            if SignatureLine.isDelimiter(text, line) { found = line }
        }
        return found
    }

    /// The last lines that are short, from the top down, without the text's first line and without lists.
    private func region(_ top: Int, below rest: Int) -> [Int] {
        var lines: [Int] = []
        for line in stride(from: rest - 1, to: top, by: -1) where !text.lines[line].isBlank {
            if lines.count == Self.maxLines || text.lines[line].length > Self.maxCharacters * 4 { break }
            if SignatureLine.characters(text, line) > Self.maxCharacters { break }
            if SignatureLine.isDashed(text, line) {
                if !isListItem(line, top) { lines.append(line) }
                break
            }
            lines.append(line)
        }
        return lines.reversed()
    }

    /// A dashed line below another one, or below a line that announces a list.
    private func isListItem(_ line: Int, _ top: Int) -> Bool {
        var above = line - 1
        while above > top, text.lines[above].isBlank { above -= 1 }
        return SignatureLine.isDashed(text, above) || text.folded[text.content(above)].last == UInt8(ascii: ":")
    }

    /// The topmost line that announces a signature and has no sentence below it.
    private func announced(_ region: [Int]) -> Int? {
        for (index, line) in region.enumerated() {
            guard
                SignatureLine.isDrawn(text, line) || SignatureLine.isDashedName(text, line)
                    || SignatureLine.isClosing(text, line)
            else { continue }
            if !region[(index + 1)...].contains(where: { SignatureLine.isProse(text, $0) }) { return line }
        }
        return nil
    }

    /// Behind a blank line the sender's name, and in or below it an address, a number or a page; or the name alone.
    private func contactBlock(_ region: [Int]) -> Int? {
        guard let sender else { return nil }
        for (index, line) in region.enumerated() where text.lines[line - 1].isBlank {
            let content = text.folded[text.content(line)]
            guard SignatureLine.words(content) <= 6, !SignatureLine.isProse(text, line), sender.names(content) else {
                continue
            }
            let below = region[index...]
            if below.contains(where: { SignatureLine.isProse(text, $0) }) { continue }
            if below.contains(where: isContact) || (below.count == 1 && sender.isAll(of: content)) { return line }
        }
        return nil
    }

    private func isContact(_ line: Int) -> Bool {
        let content = text.folded[text.content(line)]
        if content.contains(0x40) { return true }
        let digits = content.reduce(into: 0) { count, byte in if byte &- 48 < 10 { count += 1 } }
        if digits >= 7 { return true }
        return [Array("www.".utf8), Array("http".utf8)].contains { content.starts(with: $0) }
    }
}
