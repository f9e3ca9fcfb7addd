/// One piece of an HTML document. Comments, declarations and processing instructions are no tokens.
package enum HTMLToken: Sendable {
    /// Text between tags, as a range of the source, character references still in it: `tokenizer.text(range)` decodes.
    case text(Range<Int>)
    case startTag(HTMLTag)
    /// An end tag, by its name in lower case.
    case endTag(String)
}
