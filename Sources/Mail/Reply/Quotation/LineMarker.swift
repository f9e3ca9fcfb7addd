/// Marks every line of a text as quote, splitter, forward, text or empty: the first of the two steps of cutting.
struct LineMarker: Sendable {
    let text: FoldedText
    private var attributions: AttributionScanner
    private var headers: HeaderBlockScanner
    private var segments: [Segment] = []

    /// Bytes that the scanners looked at, beyond the lines' own reading.
    var steps: Int { attributions.steps + headers.steps }

    init(_ text: FoldedText) {
        self.text = text
        attributions = AttributionScanner(text)
        headers = HeaderBlockScanner(text)
        segments.reserveCapacity(text.lines.count)
    }

    /// The marked pieces of the first `count` lines, in order and without gaps.
    mutating func mark(first count: Int) -> [Segment] {
        var line = 0
        while line < count {
            line = markLine(line, count) + 1
        }
        return segments
    }

    /// Marks this line, and those below that form one thing with it; returns the last line marked.
    private mutating func markLine(_ line: Int, _ count: Int) -> Int {
        if text.lines[line].isBlank {
            add(.empty, line)
        } else if isQuote(line) {
            if !attributions.closesAddress(line) || !takeAttribution(line) { add(.quote, line) }
        } else if DividerLine.isForward(text, line) {
            add(.forward, line)
        } else if DividerLine.isOriginalMessage(text, line) {
            add(.splitter, line)
        } else if let last = headers.end(from: line).map({ min($0, count - 1) }) {
            takeRuleAbove()
            for each in line...last { add(.splitter, each) }
            return last
        } else if continuesQuotedLink(line) {
            add(.quote, line)
        } else if !takeAttribution(line) {
            add(.text, line)
        }
        return line
    }

    private mutating func add(_ mark: LineMark, _ line: Int) {
        segments.append(
            Segment(mark: mark, start: text.lines[line].start, end: text.lines[line].next, line: line))
    }

    /// ">" at the front, unless it closes a link or address that was opened in the line above.
    private func isQuote(_ line: Int) -> Bool {
        let content = text.content(line)
        guard text.folded[content.lowerBound] == 0x3E, content.lowerBound - text.lines[line].start <= 3 else {
            return false
        }
        guard line > 0, segments.last?.mark == .text else { return true }
        return !opensLink(line - 1)
    }

    /// The line leaves "<http…" open.
    private func opensLink(_ line: Int) -> Bool {
        let content = text.content(line)
        let tail = text.folded[max(content.lowerBound, content.upperBound - 2000)..<content.upperBound]
        guard let open = tail.lastIndex(of: 0x3C) else { return false }
        return !tail[open...].contains(0x3E) && tail[(open + 1)...].starts(with: "http".utf8)
    }

    /// Long links that programs print in parentheses break quoted lines: what follows in the next line is still quoted.
    private func continuesQuotedLink(_ line: Int) -> Bool {
        guard let above = segments.last, above.mark == .quote, above.line == line - 1 else { return false }
        let (content, quoted) = (text.content(line), text.content(above.line))
        if text.folded[content].starts(with: "(http".utf8) { return true }
        let tail = text.folded[max(quoted.lowerBound, quoted.upperBound - 2000)..<quoted.upperBound]
        guard let open = tail.lastIndex(of: 0x28) else { return false }
        return tail[open...].dropFirst().starts(with: "http".utf8) && !tail[open...].contains(0x29)
    }

    /// Marks the attribution that ends with this line, and what of it stands above; false when there is none.
    private mutating func takeAttribution(_ line: Int) -> Bool {
        guard attributions.mayEnd(line), let begin = attributions.start(endingAt: line, floor: floor(line)) else {
            return false
        }
        if begin.line == line {
            if begin.offset > text.lines[line].start {
                segments.append(Segment(mark: .text, start: text.lines[line].start, end: begin.offset, line: line))
            }
            segments.append(Segment(mark: .splitter, start: begin.offset, end: text.lines[line].next, line: line))
            return true
        }
        while let last = segments.last, last.line > begin.line { segments.removeLast() }
        if let first = segments.popLast(), begin.offset > first.start {
            segments.append(Segment(mark: .text, start: first.start, end: begin.offset, line: begin.line))
        }
        segments.append(
            Segment(mark: .splitter, start: begin.offset, end: text.lines[begin.line].next, line: begin.line))
        for each in (begin.line + 1)...line { add(.splitter, each) }
        return true
    }

    /// The first line above this one that may still belong to what ends here.
    private func floor(_ line: Int) -> Int {
        var (floor, index) = (line, segments.count - 1)
        while index >= 0, line - floor < AttributionScanner.maxLines - 1,
            segments[index].mark == .text || segments[index].mark == .empty
        {
            floor = segments[index].line
            index -= 1
        }
        return floor
    }

    /// A drawn line above a header block belongs to it, and so does "-------- any title --------".
    private mutating func takeRuleAbove() {
        var index = segments.count - 1
        if index >= 0, segments[index].mark == .empty { index -= 1 }
        guard index >= 0, segments[index].mark == .text else { return }
        let line = segments[index].line
        guard DividerLine.isRule(text, line) || DividerLine.isTitledRule(text, line) else { return }
        for each in index..<segments.count { segments[each].mark = .splitter }
    }
}
