/// Recognises the header fields that Outlook, Hotmail and others print above the mail that is answered:
///
///     From: Bob [mailto:bob@example.com]
///     Sent: Monday, January 01, 2018 12:00 AM
///     To: Ann
///     Subject: Conversation
struct HeaderBlockScanner: Sendable {
    /// What a field of such a block says.
    private struct Kinds: OptionSet {
        let rawValue: UInt8
        static let from = Kinds(rawValue: 1)
        static let date = Kinds(rawValue: 2)
        static let to = Kinds(rawValue: 4)
        static let subject = Kinds(rawValue: 8)
        static let other = Kinds(rawValue: 16)

        var count: Int { rawValue.nonzeroBitCount }
    }

    /// Lines that the value of one field may go on for.
    private static let continuations = 2
    /// Most lines of a block.
    private static let maxLines = 40
    /// Bytes of a line that are looked at.
    private static let maxLength = 600
    /// Longest name of a field, with its colon, in bytes.
    private static let maxName = 40

    let text: FoldedText
    /// Bytes looked at so far.
    private(set) var steps = 0

    init(_ text: FoldedText) { self.text = text }

    /// The last line of the block that begins with this line, or nil.
    mutating func end(from line: Int) -> Int? {
        guard let first = field(line) else { return nil }
        var (kinds, address, last) = (first, hasAddress(line), line)
        if let inline = fieldsInside(line) { kinds.formUnion(inline) }
        var (next, loose) = (line + 1, 0)
        while next < text.lines.count, next - line < Self.maxLines {
            if let kind = field(next) {
                kinds.formUnion(kind)
                // A wrapped value between two fields belongs to the block, its address too.
                for inside in (last + 1)...next where hasAddress(inside) { address = true }
                (last, loose) = (next, 0)
            } else {
                loose += 1
                if loose > Self.continuations { break }
            }
            next += 1
        }
        return isBlock(kinds, address: address) ? last : nil
    }

    /// A person may write "From: Main St" and "To: 5th Ave" about a road, or "Date:" and "Time:" of a visit; a mail
    /// program writes an address, or a subject among at least three fields.
    private func isBlock(_ kinds: Kinds, address: Bool) -> Bool {
        guard !kinds.isDisjoint(with: [.from, .date]) else { return false }
        if address { return kinds.count >= 2 }
        return kinds.count >= 3 && kinds.contains(.subject)
    }

    /// The kind of field that the line begins with.
    private mutating func field(_ line: Int) -> Kinds? {
        let content = text.content(line)
        let end = min(content.upperBound, content.lowerBound + Self.maxName)
        var start = content.lowerBound
        while start < end, text.folded[start] == 0x2A || text.folded[start] == 0x5F { start += 1 }
        steps += 1
        guard start < end, PhraseSet.isLetter(text.folded[start]) else { return nil }
        steps += end - start
        // Most lines have no colon so early, and are done with here.
        var colon = start + 1
        while colon < end, text.folded[colon] != UInt8(ascii: ":") { colon += 1 }
        return colon < end ? kind(at: start, to: end) : nil
    }

    private func kind(at start: Int, to end: Int) -> Kinds? {
        if isField(HeaderWords.from, start, end) { return .from }
        if isField(HeaderWords.date, start, end) { return .date }
        if isField(HeaderWords.to, start, end) { return .to }
        if isField(HeaderWords.subject, start, end) { return .subject }
        return isField(HeaderWords.other, start, end) ? .other : nil
    }

    private func isField(_ words: PhraseSet, _ start: Int, _ end: Int) -> Bool {
        guard var position = words.end(in: text.folded, from: start, to: end) else { return false }
        while position < end, text.folded[position] == 0x20 || text.folded[position] == 0x2A { position += 1 }
        return position < end && text.folded[position] == UInt8(ascii: ":")
    }

    /// Further fields in the same line, where the line breaks between them were lost.
    private mutating func fieldsInside(_ line: Int) -> Kinds? {
        let content = text.content(line)
        let end = min(content.upperBound, content.lowerBound + Self.maxLength)
        var kinds: Kinds = []
        var position = content.lowerBound + 1
        while position < end {
            // Only where a word begins that a colon ends soon: this keeps the search short.
            if FoldedText.isBlank(text.folded[position - 1]), PhraseSet.isLetter(text.folded[position]),
                let kind = kind(at: position, to: min(end, position + Self.maxName))
            {
                kinds.formUnion(kind)
            }
            position += 1
        }
        steps += end - content.lowerBound
        return kinds.isEmpty ? nil : kinds
    }

    private mutating func hasAddress(_ line: Int) -> Bool {
        let content = text.content(line)
        let end = min(content.upperBound, content.lowerBound + Self.maxLength)
        steps += end - content.lowerBound
        return text.folded[content.lowerBound..<end].contains(UInt8(ascii: "@"))
    }
}
