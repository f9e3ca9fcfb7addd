/// What an element means for text.
enum HTMLElement {
    /// A line of its own.
    case block
    /// A line of its own with blank lines around it.
    case paragraph
    case lineBreak, rule, preformatted, quote, unorderedList, orderedList, item, row, cell, link, image, head, body
    /// Its contents are not shown.
    case hidden

    /// The elements that mean anything; all others are inline.
    static let known: [String: HTMLElement] = {
        var table: [String: HTMLElement] = [
            "br": .lineBreak, "hr": .rule, "pre": .preformatted, "blockquote": .quote, "ul": .unorderedList,
            "menu": .unorderedList, "dir": .unorderedList, "ol": .orderedList, "li": .item, "tr": .row, "td": .cell,
            "th": .cell, "a": .link, "img": .image, "head": .head, "body": .body, "script": .hidden, "style": .hidden,
            "title": .hidden, "iframe": .hidden, "noframes": .hidden, "noembed": .hidden, "p": .paragraph,
        ]
        for name in ["h1", "h2", "h3", "h4", "h5", "h6"] { table[name] = .paragraph }
        let blocks = """
            address article aside caption center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup legend main
            nav option section summary table tbody tfoot thead
            """
        for name in blocks.split(whereSeparator: \.isWhitespace) { table[String(name)] = .block }
        return table
    }()
}
