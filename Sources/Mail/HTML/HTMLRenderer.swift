/// Writes the tokens of an HTML document as text. It keeps counters in place of a stack of elements, so that missing, doubled
/// and crossed end tags do no harm.
struct HTMLRenderer {
    /// Quotes deeper than this are marked as deep as this: a mark for each of 200,000 levels on every line would be quadratic.
    static let deepestQuote = 20
    private static let deepestList = 8

    let options: HTMLText.Options
    var writer = HTMLTextWriter()
    private var isInHead = false
    private var isHidden = false
    private var preDepth = 0
    /// For each open list, the number of its next item; nil is an unordered one.
    private var lists: [Int?] = []
    private var link: (address: String, start: Int)?

    init(options: HTMLText.Options) {
        self.options = options
    }

    /// The limit on text is reached.
    var isFull: Bool { writer.count >= options.limit }

    /// The text so far, without blank lines at its ends.
    mutating func finished() -> String {
        closeLink()
        return writer.finished(limit: options.limit)
    }

    mutating func take(_ token: HTMLToken, _ source: [UInt8]) {
        switch token {
        case .text(let range):
            guard !isInHead, !isHidden else { return }
            writer.write(source.span.extracting(range), isPreformatted: preDepth > 0)
        case .startTag(let tag): open(tag)
        case .endTag(let name): close(name)
        }
    }

    private mutating func open(_ tag: HTMLTag) {
        guard let element = HTMLElement.known[tag.name] else { return }
        // A forgotten </head> must not hide the letter.
        switch element {
        case .hidden, .link, .image, .head: break
        default: isInHead = false
        }
        switch element {
        case .block, .row: writer.breakLine(1)
        case .paragraph: writer.breakLine(tag.name == "p" && tag.hasClass("MsoNormal") ? 1 : 2)
        case .lineBreak: writer.addLineBreak()
        case .rule:
            writer.breakLine(1)
            // As Outlook writes a rule in its own plain text, which is what rules in mail mostly are.
            writer.writeLiteral("________________________________")
            writer.breakLine(1)
        case .preformatted:
            writer.breakLine(1)
            preDepth += 1
            writer.startPreformatted()
        case .quote:
            writer.breakLine(1)
            if options.marksQuotes { writer.quoteDepth += 1 }
        case .unorderedList, .orderedList:
            writer.breakLine(1)
            if lists.count < 1_000 { lists.append(element == .orderedList ? 1 : nil) }
        case .item: openItem()
        case .cell: writer.startCell()
        case .link: openLink(tag)
        case .image:
            if !isInHead, let text = tag.attribute("alt") { writer.write(Array(text.utf8).span, isPreformatted: false) }
        case .head: isInHead = true
        case .hidden: isHidden = !tag.isSelfClosing
        case .body: break
        }
    }

    private mutating func close(_ name: String) {
        guard let element = HTMLElement.known[name] else { return }
        switch element {
        case .block, .row, .item: writer.breakLine(1)
        case .paragraph: writer.breakLine(name == "p" ? writer.paragraphBreak : 2)
        case .lineBreak: writer.addLineBreak()
        case .preformatted:
            preDepth = max(0, preDepth - 1)
            writer.breakLine(1)
        case .quote:
            writer.breakLine(1)
            if options.marksQuotes { writer.quoteDepth = max(0, writer.quoteDepth - 1) }
        case .unorderedList, .orderedList:
            _ = lists.popLast()
            writer.breakLine(1)
        case .link: closeLink()
        case .head, .body: isInHead = false
        case .hidden: isHidden = false
        case .rule, .cell, .image: break
        }
    }

    private mutating func openItem() {
        writer.breakLine(1)
        let indent = String(repeating: "  ", count: min(max(0, lists.count - 1), Self.deepestList))
        guard let last = lists.indices.last, let number = lists[last] else {
            writer.writeLiteral(indent + "- ")
            return
        }
        lists[last] = number + 1
        writer.writeLiteral("\(indent)\(number). ")
    }

    private mutating func openLink(_ tag: HTMLTag) {
        closeLink()
        guard options.showsLinks, let address = tag.attribute("href") else { return }
        let start = address.prefix(8).lowercased()
        guard
            start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("mailto:")
                || start.hasPrefix("tel:"),
            address.utf8.count <= 2_000
        else { return }
        link = (address, writer.count)
    }

    /// Adds the link's address if its text says something else.
    private mutating func closeLink() {
        guard let (address, start) = link else { return }
        link = nil
        let text = writer.text(from: start)
        guard !text.isEmpty, Self.comparable(text) != Self.comparable(address) else { return }
        let shown = address.prefix(7).lowercased() == "mailto:" ? address.dropFirst(7) : address[...]
        writer.writeLiteral(" (\(shown))")
    }

    /// An address without what people leave out: scheme, "www.", query of a mailto, the slash at the end.
    private static func comparable(_ address: String) -> Substring {
        var text = address.lowercased()[...]
        for prefix in ["https://", "http://", "mailto:", "tel:", "www."] where text.hasPrefix(prefix) {
            text = text.dropFirst(prefix.utf8.count)
        }
        if address.prefix(7).lowercased() == "mailto:", let query = text.firstIndex(of: "?") { text = text[..<query] }
        if text.hasSuffix("/") { text = text.dropLast() }
        return text
    }
}
