/// Recognises the line above a quotation: "On Wed, Apr 4, 2012 at 3:59 PM, bob@example.com wrote:".
///
/// Works from the end of such a line backwards, since its end is the rarer thing: a colon, a verb or a run of dashes.
/// Nothing longer than `maxLength` bytes and `maxLines` lines is looked at, so the cost per line is bounded.
struct AttributionScanner: Sendable {
    /// Longest attribution, in bytes.
    static let maxLength = 600
    /// Most lines that one takes when it was wrapped.
    static let maxLines = 6
    /// Most openers in one line that are tried.
    private static let maxTries = 4

    let text: FoldedText
    /// Bytes looked at so far: what tests count instead of time.
    private(set) var steps = 0

    init(_ text: FoldedText) { self.text = text }

    /// Where the attribution that ends with this line begins: a line at or above it and a place in that line.
    /// `floor` is the first line that it may take.
    mutating func start(endingAt line: Int, floor: Int) -> (line: Int, offset: Int)? {
        let content = text.content(line)
        let low = max(content.lowerBound, content.upperBound - Self.maxLength)
        guard let tail = AttributionTail(text.folded, low..<content.upperBound) else {
            return opensAndGoesOn(line)
        }
        if let found = wrapped(tail, line: line, low: low, floor: floor) { return found }
        if low == content.lowerBound, standsAlone(tail, line: line, floor: floor) {
            return (tail.verbIsWholeLine ? line - 1 : line, text.lines[tail.verbIsWholeLine ? line - 1 : line].start)
        }
        return opensAndGoesOn(line)
    }

    /// False for most lines, at little cost: no attribution ends with this one.
    func mayEnd(_ line: Int) -> Bool {
        let content = text.content(line)
        if AttributionTail(text.folded, max(content.lowerBound, content.upperBound - 80)..<content.upperBound) != nil {
            return true
        }
        return AttributionWords.openers.end(in: text.folded, from: content.lowerBound, to: content.upperBound) != nil
            || text.folded[content.lowerBound] == UInt8(ascii: "-")
    }

    /// True when this line, which begins with ">", is no quotation but the end of a wrapped attribution: "> wrote:".
    func closesAddress(_ line: Int) -> Bool {
        let content = text.content(line)
        return content.count <= 60 && text.folded[content.upperBound - 1] == UInt8(ascii: ":")
            && AttributionTail(text.folded, content)?.closesAddress == true
    }

    /// An attribution that begins with a date or an opener, in this line or up to five lines above.
    private mutating func wrapped(
        _ tail: AttributionTail, line: Int, low: Int, floor: Int
    ) -> (line: Int, offset: Int)? {
        var blanks = 0
        for candidate in stride(from: line, through: max(floor, line - Self.maxLines + 1), by: -1) {
            let content = text.content(candidate)
            if content.isEmpty {
                // One blank line may stand inside: some programs put the address into a paragraph of its own.
                blanks += 1
                guard blanks == 1, tail.closesAddress else { return nil }
                continue
            }
            // A line that ends with a colon is whole; only a broken "mailto:" is not.
            if candidate != line, text.folded[content.upperBound - 1] == UInt8(ascii: ":"),
                !text.folded[content].suffix(7).elementsEqual("mailto:".utf8)
            {
                return nil
            }
            let first = candidate == line ? low : max(content.lowerBound, content.upperBound - Self.maxLength)
            guard tail.end - first <= Self.maxLength + 8 else { return nil }
            let atFront = first == content.lowerBound && begins(at: skipDashes(first, tail.end), tail)
            if let inner = inlineStart(first..<content.upperBound, tail, needsYear: atFront) {
                return (candidate, inner)
            }
            if atFront { return (candidate, text.lines[candidate].start) }
        }
        return nil
    }

    /// True when what begins here and ends with the tail is an attribution.
    private mutating func begins(at start: Int, _ tail: AttributionTail) -> Bool {
        guard start < tail.end else { return false }
        let folded = text.folded
        let opened = AttributionWords.openers.end(in: folded, from: start, to: tail.end)
        guard opened != nil || beginsWithDate(start, to: tail.end) else { return false }
        steps += tail.end - start
        let evidence = DateEvidence(folded, start..<tail.end)
        guard let opened else { return evidence.strong && tail.colon && (evidence.address || tail.verb != nil) }
        guard evidence.strong || (evidence.comma && evidence.numbers > 0) else { return false }
        if tail.verb != nil { return tail.colon || tail.dashes > 0 || evidence.address }
        return tail.colon && AttributionWords.verbs.firstMatch(in: folded, from: opened, to: tail.end) != nil
    }

    /// A digit, or one short word (a weekday) and then a digit.
    private func beginsWithDate(_ start: Int, to end: Int) -> Bool {
        let folded = text.folded
        var position = start
        while position < end, position - start < 16, PhraseSet.isLetter(folded[position]) { position += 1 }
        if position > start {
            while position < end, " .,".utf8.contains(folded[position]) { position += 1 }
        }
        return position < end && folded[position] &- 48 < 10
    }

    /// The last place behind other text where an attribution begins, with the signs before it. Where the whole line
    /// is one, only a date with a year begins another: "På 14 september 2015 på 02:23:18" is one date.
    private mutating func inlineStart(_ range: Range<Int>, _ tail: AttributionTail, needsYear: Bool) -> Int? {
        let folded = text.folded
        var tries = Self.maxTries
        steps += range.count
        for position in range.dropFirst().reversed() where tries > 0 {
            guard PhraseSet.isLetter(folded[position]), !PhraseSet.isLetter(folded[position - 1]),
                let opened = AttributionWords.inlineOpeners.end(in: folded, from: position, to: range.upperBound),
                dateFollows(opened, to: range.upperBound)
            else { continue }
            tries -= 1
            let evidence = DateEvidence(folded, position..<tail.end)
            guard evidence.strong, evidence.year || evidence.fullDate || !needsYear, begins(at: position, tail) else {
                continue
            }
            var start = position
            while start > range.lowerBound, Self.isDecoration(folded[start - 1]) { start -= 1 }
            return start > range.lowerBound ? start : nil
        }
        return nil
    }

    /// The date comes right behind the opener: a digit within the next few words.
    private func dateFollows(_ start: Int, to end: Int) -> Bool {
        text.folded[start..<min(end, start + 28)].contains { $0 &- 48 < 10 }
    }

    /// Attributions in one line that need no opener.
    private mutating func standsAlone(_ tail: AttributionTail, line: Int, floor: Int) -> Bool {
        let (folded, content) = (text.folded, text.content(line))
        steps += content.count
        if tail.verbIsWholeLine {
            // "Bob <bob@example.com>" and the verb in the next line.
            guard tail.colon, line > floor, !text.lines[line - 1].isBlank else { return false }
            let above = text.content(line - 1)
            return above.count <= 200 && endsWithAddress(above)
        }
        guard content.count <= 240 else { return false }
        if tail.dashes >= 2, tail.verb != nil, folded[content.lowerBound...].prefix(2).allSatisfy({ $0 == 0x2D }) {
            return true
        }
        if tail.colon, namesNobodyElse(tail, content, nextIsQuoted: nextIsQuoted(line)) { return true }
        let evidence = DateEvidence(folded, content)
        if tail.colon, evidence.strong, evidence.time || evidence.fullDate {
            let words = AttributionWords.verbsBeforeDate
            let late = words.firstMatch(in: folded, from: content.lowerBound, to: tail.end) != nil
            if tail.verb != nil ? evidence.address : late { return true }
            // When, whose address, a colon, and what is quoted below: an attribution in whatever language.
            if evidence.address, nextIsQuoted(line) { return true }
        }
        return evidence.beginsWithFullDate && evidence.address && folded[content.upperBound - 1] == 0x3E
    }

    /// "Bob <bob@example.com> wrote:", "Quoting Bob <bob@example.com>:"; with quoted lines below a name is enough.
    private func namesNobodyElse(_ tail: AttributionTail, _ content: Range<Int>, nextIsQuoted: Bool) -> Bool {
        let folded = text.folded
        let isShort = nextIsQuoted && SignatureLine.words(folded[content]) <= 8
        if let verb = tail.verb { return isShort || endsWithAddress(content.lowerBound..<verb) }
        let opened = AttributionWords.quoting.end(in: folded, from: content.lowerBound, to: tail.end) != nil
        return opened && (isShort || endsWithAddress(content.lowerBound..<tail.end))
    }

    /// The next line, or the one behind a blank line, begins with ">".
    private func nextIsQuoted(_ line: Int) -> Bool {
        let below = text.lines[(line + 1)...].prefix(2).first { !$0.isBlank }
        return below.map { text.folded[$0.first] == 0x3E } ?? false
    }

    /// "…@example.com" or "…@example.com>" at the end.
    private func endsWithAddress(_ range: Range<Int>) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound, " >)]\"".utf8.contains(text.folded[end - 1]) { end -= 1 }
        var start = end
        while start > range.lowerBound, !FoldedText.isBlank(text.folded[start - 1]), end - start < 120 { start -= 1 }
        guard let sign = text.folded[start..<end].lastIndex(of: 0x40) else { return false }
        return sign > start && sign < end - 1
    }

    /// "On … wrote: what was written" in one line: opener, full date and time, verb and colon, and more behind it.
    private mutating func opensAndGoesOn(_ line: Int) -> (line: Int, offset: Int)? {
        let (folded, content) = (text.folded, text.content(line))
        let end = min(content.upperBound, content.lowerBound + Self.maxLength)
        let start = skipDashes(content.lowerBound, end)
        guard let opened = AttributionWords.openers.end(in: folded, from: start, to: end),
            dateFollows(opened, to: end)
        else { return nil }
        steps += end - start
        guard let verb = AttributionWords.verbs.firstMatch(in: folded, from: opened, to: end) else { return nil }
        var colon = verb.upperBound
        while colon < end, folded[colon] == 0x20 { colon += 1 }
        let evidence = DateEvidence(folded, start..<verb.lowerBound)
        guard colon < end, folded[colon] == 0x3A, evidence.strong, evidence.time || evidence.address else { return nil }
        return (line, text.lines[line].start)
    }

    private func skipDashes(_ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end, Self.isDecoration(text.folded[position]) { position += 1 }
        return position
    }

    /// Dashes, marks of bold and underlined text, blanks.
    private static func isDecoration(_ byte: UInt8) -> Bool {
        byte == 0x2D || byte == 0x2A || byte == 0x5F || byte == 0x20
    }
}
