/// Cuts HTML into tokens, in linear time whatever it is, without building a tree: mail with 200,000 nested elements exists.
///
///     var tokenizer = HTMLTokenizer(html)
///     while let token = tokenizer.next() {
///         switch token {
///         case .text(let range): print(tokenizer.text(range))
///         case .startTag(let tag): if tag.hasClass("gmail_quote") { … }
///         case .endTag(let name): …
///         }
///     }
///
/// The contents of script, style and other elements that hold no markup (HTML, section 13.2.5.1) are one `.text` between their tags.
package struct HTMLTokenizer: Sendable {
    /// The document's octets; ranges of tokens refer to them.
    package let source: [UInt8]
    /// Where the token that was returned last started, and where it ended.
    package private(set) var tokenStart = 0
    package private(set) var position = 0

    /// The element whose contents are plain text, if we are inside one.
    private var rawElement: String?
    /// No further comment, or tag, is closed: what looks like the start of one is text. Without this, each of
    /// many unclosed ones would cost a walk to the end.
    private var hasNoCommentEnd = false
    private var hasNoTagEnd = false

    package init(_ html: String) { self.init(Array(html.utf8)) }

    init(_ bytes: [UInt8]) { source = bytes }

    /// The text in `range`, character references decoded.
    package func text(_ range: Range<Int>) -> String { HTMLEntities.decoded(source.span.extracting(range)) }

    /// The next token, or nil at the end.
    package mutating func next() -> HTMLToken? {
        while position < source.count {
            tokenStart = position
            if let name = rawElement {
                rawElement = nil
                let end = rawTextEnd(name)
                if end > position { return text(to: end) }
            }
            guard source[position] == ASCII.less, let kind = markup(at: position) else { return text(to: textEnd()) }
            switch kind {
            case .comment: position = commentEnd()
            case .tag(let isEnd): return tag(isEnd: isEnd)
            }
        }
        return nil
    }

    private enum Markup {
        case comment
        case tag(isEnd: Bool)
    }

    /// What starts with the "<" at `index`; nil if it is just a character.
    private func markup(at index: Int) -> Markup? {
        guard index + 1 < source.count, !hasNoTagEnd else { return nil }
        let next = source[index + 1]
        if next.isLetter { return .tag(isEnd: false) }
        if next == 0x21 || next == ASCII.question { return .comment }
        guard next == ASCII.slash, index + 2 < source.count else { return nil }
        return source[index + 2].isLetter ? .tag(isEnd: true) : .comment
    }

    private mutating func text(to end: Int) -> HTMLToken {
        let range = position..<end
        position = end
        return .text(range)
    }

    /// Where the text that starts here ends: at the next "<" that starts something.
    private func textEnd() -> Int {
        var index = position + 1
        while let less = source.span.firstIndex(of: ASCII.less, in: index..<source.count) {
            if markup(at: less) != nil { return less }
            index = less + 1
        }
        return source.count
    }

    private func rawTextEnd(_ name: String) -> Int {
        let bytes = source.span
        var index = position
        while let less = bytes.firstIndex(of: ASCII.less, in: index..<source.count) {
            let nameStart = less + 2
            if nameStart + name.utf8.count <= source.count, bytes[less + 1] == ASCII.slash,
                zip(source[nameStart...], name.utf8).allSatisfy({ $0.lowercasedASCII == $1 })
            {
                return less
            }
            index = less + 1
        }
        return source.count
    }

    /// The index behind a comment, a declaration or a processing instruction.
    private mutating func commentEnd() -> Int {
        let source = source
        let bytes = source.span
        if bytes.hasPrefix("<!--", in: position..<source.count), !hasNoCommentEnd {
            // "<!-->" and "<!--->" are whole comments.
            var index = position + 2
            while let hyphen = bytes.firstIndex(of: ASCII.hyphen, in: index..<source.count) {
                if hyphen + 2 < source.count, bytes[hyphen + 1] == ASCII.hyphen, bytes[hyphen + 2] == ASCII.greater {
                    return hyphen + 3
                }
                index = hyphen + 1
            }
            hasNoCommentEnd = true
        }
        return bytes.firstIndex(of: ASCII.greater, in: position..<source.count).map { $0 + 1 } ?? source.count
    }

    private mutating func tag(isEnd: Bool) -> HTMLToken {
        let source = source
        let bytes = source.span
        let nameStart = position + (isEnd ? 2 : 1)
        var index = nameStart
        while index < source.count, !bytes[index].isWhitespace, bytes[index] != ASCII.slash,
            bytes[index] != ASCII.greater
        {
            index += 1
        }
        guard let close = tagEnd(from: index) else {
            hasNoTagEnd = true
            return text(to: source.count)
        }
        let name = Self.name(bytes, nameStart..<index)
        position = close + 1
        if isEnd { return .endTag(name) }
        let isSelfClosing = bytes[close - 1] == ASCII.slash
        if Self.rawElements.contains(name), !isSelfClosing { rawElement = name }
        return .startTag(
            HTMLTag(name: name, isSelfClosing: isSelfClosing, source: source, attributes: index..<close))
    }

    /// The index of the ">" that ends the tag, quoted values skipped; of the next one at all if a quote is never closed.
    private func tagEnd(from start: Int) -> Int? {
        let bytes = source.span
        var index = start
        while index < source.count {
            switch bytes[index] {
            case ASCII.greater: return index
            case ASCII.quote, ASCII.apostrophe:
                // Only behind "=" is it a quote; elsewhere it is a character of a (broken) name.
                var before = index - 1
                let stop = max(start, index - 16)
                while before >= stop, bytes[before].isWhitespace { before -= 1 }
                guard before >= stop, bytes[before] == ASCII.equals else { break }
                guard let close = bytes.firstIndex(of: bytes[index], in: index + 1..<source.count) else {
                    return bytes.firstIndex(of: ASCII.greater, in: index..<source.count)
                }
                index = close
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func name(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        var name = ""
        for index in range.lowerBound..<min(range.upperBound, range.lowerBound + 40) {
            let byte = bytes[index].lowercasedASCII
            if byte > 0x20, byte < 0x7F { name.unicodeScalars.append(Unicode.Scalar(byte)) }
        }
        return name
    }

    private static let rawElements: Set<String> = [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    ]
}
