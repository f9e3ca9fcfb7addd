/// HTML as plain text: what a person would read, with line breaks, list marks, links and quotes.
package enum HTMLText {
    /// How HTML is rendered as text.
    package struct Options: Sendable {
        /// Lines inside a blockquote get "> " for each level, as in plain text mail, so that quoted replies can be cut the same way.
        package var marksQuotes = true
        /// A link's address follows its text in parentheses where it says something else than the text.
        package var showsLinks = true
        /// No more bytes of text than this are made.
        package var limit = 4 << 20

        package init(marksQuotes: Bool = true, showsLinks: Bool = true, limit: Int = 4 << 20) {
            self.marksQuotes = marksQuotes
            self.showsLinks = showsLinks
            self.limit = limit
        }
    }

    /// The text of a document, in linear time whatever it is. Scripts, styles and the head are left out.
    package static func plainText(_ html: String, options: Options = Options()) -> String {
        var renderer = HTMLRenderer(options: options)
        var tokenizer = HTMLTokenizer(html)
        while let token = tokenizer.next(), !renderer.isFull { renderer.take(token, tokenizer.source) }
        return renderer.finished()
    }

    /// Text as HTML that shows it: the five characters that mean something escaped.
    package static func escaped(_ text: String) -> String {
        var html: [UInt8] = []
        html.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for byte in text.utf8 {
            switch byte {
            case ASCII.ampersand: html += "&amp;".utf8
            case ASCII.less: html += "&lt;".utf8
            case ASCII.greater: html += "&gt;".utf8
            case ASCII.quote: html += "&quot;".utf8
            case ASCII.apostrophe: html += "&#39;".utf8
            default: html.append(byte)
            }
        }
        return String(mail: html.span)
    }
}
