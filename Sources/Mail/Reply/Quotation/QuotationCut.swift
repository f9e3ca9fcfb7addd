/// Decides from the marks of a text which pieces were not written now: the second of the two steps of cutting.
///
/// The rules, in order. A mail passed on is new as a whole. Answers between the lines of a quotation are kept with it,
/// since they mean nothing without it. Text behind an attribution or a header block is quoted to the end. Otherwise
/// what is cut reaches from the first splitter, or the first two lines with ">", to the last line with ">", and what
/// stands below was written now.
struct QuotationCut: Sendable {
    /// The pieces left out, as indexes of the segments, in order.
    private(set) var cut: [Range<Int>] = []
    /// A mail passed on, with or without a word above it: nothing is left out.
    let passesOn: Bool

    init(_ segments: [Segment]) {
        let marks = segments.map(\.mark)
        passesOn = marks.first { $0 != .text && $0 != .empty } == .forward
        guard !passesOn, Self.hasQuotation(marks) else { return }
        var end = marks.count
        if let tail = Self.interleavedTail(marks) {
            guard tail > 0, tail < marks.count else { return }
            cut.append(tail..<marks.count)
            end = tail
            if Self.isInterleaved(marks[..<end]) { return }
        }
        if let range = Self.quotation(marks[..<end]) {
            // Both ranges meet where the rest below the first is blank.
            cut.insert(range, at: 0)
        }
    }

    /// A splitter, or at least three lines with ">" in sequence: fewer may be arrows or shell prompts.
    private static func hasQuotation(_ marks: [LineMark]) -> Bool {
        var run = 0
        for mark in marks {
            switch mark {
            case .splitter: return true
            case .quote:
                run += 1
                if run == 3 { return true }
            case .empty: break
            case .text, .forward: run = 0
            }
        }
        return false
    }

    /// Text between two quoted lines, with no splitter in between.
    private static func isInterleaved(_ marks: ArraySlice<LineMark>) -> Bool {
        var (afterQuote, text) = (false, false)
        for mark in marks {
            switch mark {
            case .quote:
                if text { return true }
                afterQuote = true
            case .text: text = afterQuote
            case .splitter, .forward: (afterQuote, text) = (false, false)
            case .empty: break
            }
        }
        return false
    }

    /// Where the last quoted lines of an interleaved reply begin, below which nothing more was written; the end when
    /// the reply goes on below them; nil when it is not interleaved.
    private static func interleavedTail(_ marks: [LineMark]) -> Int? {
        guard isInterleaved(marks[...]) else { return nil }
        var index = marks.count
        while index > 0, marks[index - 1] == .empty || marks[index - 1] == .quote { index -= 1 }
        guard marks[index...].contains(.quote) else { return marks.count }
        while index > 0, marks[index - 1] == .splitter { index -= 1 }
        return index
    }

    /// The one range that is cut when the reply stands above or below what it answers.
    private static func quotation(_ marks: ArraySlice<LineMark>) -> Range<Int>? {
        if let start = splitterBeforeText(marks) { return start..<marks.endIndex }
        guard let start = border(marks) else { return nil }
        if let last = marks.lastIndex(of: .quote), last > start {
            let rest = marks[(last + 1)...]
            if rest.allSatisfy({ $0 == .text || $0 == .empty }) {
                let blanks = rest.prefix { $0 == .empty }.count
                return start..<(last + 1 + blanks)
            }
            if !rest.contains(.text) { return start..<marks.endIndex }
        }
        let kind = marks[start]
        let run = marks[start...].prefix { $0 == kind || $0 == .empty }.count
        return start..<(start + run)
    }

    /// The first splitter that text or a mail passed on follows, with the splitters right above it.
    private static func splitterBeforeText(_ marks: ArraySlice<LineMark>) -> Int? {
        var start: Int?
        for (index, mark) in zip(marks.indices, marks) {
            switch mark {
            case .splitter: start = start ?? index
            case .text, .forward:
                if let start { return start }
            case .quote: start = nil
            case .empty: break
            }
        }
        return nil
    }

    /// The first splitter, or the first quoted line that a second follows.
    private static func border(_ marks: ArraySlice<LineMark>) -> Int? {
        var quote: Int?
        for (index, mark) in zip(marks.indices, marks) {
            switch mark {
            case .splitter: return index
            case .quote:
                if let quote { return quote }
                quote = index
            case .text, .forward: quote = nil
            case .empty: break
            }
        }
        return nil
    }
}
