/// The page that rendered text is written on: it collapses white space, keeps line breaks back until something follows them, and
/// puts quote marks before lines.
struct HTMLTextWriter {
    /// How many "> " the lines written from now on get.
    var quoteDepth = 0

    private var output: [UInt8] = []
    /// Line ends to be written before the next character.
    private var breaks = 0
    /// How many of the blank lines at a paragraph's start its end asks for, too.
    private(set) var paragraphBreak = 2
    private var hasSpace = false
    private var hasTab = false
    private var isLineEmpty = true
    private var lastDepth = 0
    private var skipsNewline = false

    /// How many bytes are written.
    var count: Int { output.count }

    /// Makes sure that at least `lines` line ends stand between what was and what comes.
    mutating func breakLine(_ lines: Int) {
        breaks = max(breaks, lines)
        paragraphBreak = lines
        hasSpace = false
        hasTab = false
    }

    /// One line end more.
    mutating func addLineBreak() {
        breaks = min(breaks + 1, 3)
        hasSpace = false
        hasTab = false
    }

    /// A cell: apart from the one before it in the row by a tab.
    mutating func startCell() {
        if breaks == 0, !isLineEmpty { hasTab = true }
    }

    /// A line end right behind <pre> is not shown.
    mutating func startPreformatted() { skipsNewline = true }

    /// Writes text as it is.
    mutating func writeLiteral(_ text: String) {
        begin()
        output += text.utf8
        // What a mark is followed by is not separated from it again.
        if text.hasSuffix(" ") { isLineEmpty = true }
    }

    /// Writes source text: references decoded, white space collapsed unless it is preformatted.
    mutating func write(_ source: Span<UInt8>, isPreformatted: Bool) {
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte.isWhitespace {
                space(byte, isPreformatted: isPreformatted)
                index += 1
            } else if byte == ASCII.ampersand, let (scalar, end) = HTMLEntities.reference(source, at: index) {
                character(scalar)
                index = end
            } else {
                let start = index
                index += 1
                while index < source.count, !source[index].isWhitespace, source[index] != ASCII.ampersand { index += 1 }
                begin()
                appendWord(source.extracting(start..<index))
            }
        }
    }

    /// A no-break space is a space that does not collapse.
    private mutating func appendWord(_ word: Span<UInt8>) {
        var start = 0
        while let lead = word.firstIndex(of: 0xC2, in: start..<word.count) {
            if lead + 1 < word.count, word[lead + 1] == 0xA0 {
                output.append(word.extracting(start..<lead))
                output.append(ASCII.space)
                start = lead + 2
            } else {
                output.append(word.extracting(start..<lead + 1))
                start = lead + 1
            }
        }
        output.append(word.extracting(start..<word.count))
    }

    private mutating func character(_ scalar: UInt32) {
        if scalar == 0x0A || scalar == 0x0D || scalar == 0x09 {
            space(ASCII.space, isPreformatted: false)
        } else if scalar >= 0x20 {
            begin()
            output.append(scalar: scalar == 0xA0 ? 0x20 : scalar)
        }
    }

    private mutating func space(_ byte: UInt8, isPreformatted: Bool) {
        guard isPreformatted else {
            hasSpace = true
            return
        }
        if byte == ASCII.lf {
            if !skipsNewline { addPreformattedBreak() }
            skipsNewline = false
        } else if byte != ASCII.cr {
            begin()
            output.append(byte)
        }
    }

    /// In preformatted text blank lines are meant, so all are kept.
    private mutating func addPreformattedBreak() {
        breaks = min(breaks + 1, 20)
        hasSpace = false
    }

    /// Writes what is due before the next character.
    private mutating func begin() {
        skipsNewline = false
        if output.isEmpty {
            breaks = 0
            writeQuoteMarks(quoteDepth)
            isLineEmpty = true
        } else if breaks > 0 {
            trimLine()
            for line in 0..<breaks {
                output.append(ASCII.lf)
                writeQuoteMarks(line == breaks - 1 ? quoteDepth : min(quoteDepth, lastDepth))
                if line < breaks - 1 { trimLine() }
            }
            breaks = 0
            isLineEmpty = true
        }
        if hasTab, !isLineEmpty {
            output.append(ASCII.tab)
        } else if hasSpace, !isLineEmpty {
            output.append(ASCII.space)
        }
        hasTab = false
        hasSpace = false
        isLineEmpty = false
        lastDepth = quoteDepth
    }

    private mutating func writeQuoteMarks(_ depth: Int) {
        for _ in 0..<min(depth, HTMLRenderer.deepestQuote) {
            output.append(ASCII.greater)
            output.append(ASCII.space)
        }
    }

    private mutating func trimLine() {
        while let last = output.last, last == ASCII.space || last == ASCII.tab { output.removeLast() }
    }

    /// What was written from `start` on, trimmed.
    func text(from start: Int) -> String {
        guard start < output.count else { return "" }
        let span = output.span
        return String(mail: span.extracting(span.trimmed(start..<output.count)))
    }

    /// All of it, at most `limit` bytes, with one line end at its end.
    mutating func finished(limit: Int) -> String {
        trimLine()
        if output.count > limit { output.removeLast(output.count - limit) }
        if !output.isEmpty { output.append(ASCII.lf) }
        return String(mail: output.span)
    }
}
