/// Parts a text from its signature, for display.
package enum SignatureCutter {
    /// The text without its signature, and the signature; `newText` is all of it when there is none.
    ///
    /// - Parameters:
    ///   - text: what a person wrote, without quoted mail (see `ReplyCutter`).
    ///   - sender: what the From field says (name, address or both), by which a signature without any announcement
    ///     is recognised; nil when unknown.
    package static func cut(
        _ text: String, sender: String? = nil, limits: ReplyLimits = ReplyLimits()
    ) -> ReplyText {
        guard let folded = ReplyCutter.examinable(text, limits) else {
            return ReplyText(newText: text, overLimit: true)
        }
        return cut(folded, below: folded.lines.count, sender: sender, closings: true)
    }

    static func cut(_ text: FoldedText, below end: Int, sender: String?, closings: Bool) -> ReplyText {
        let limit = end < text.lines.count ? text.lines[end].start : text.bytes.count
        let finder = SignatureFinder(text: text, end: end, sender: sender.map(SenderName.init))
        guard let start = finder.start(closings: closings) else {
            return ReplyText(newText: text.trimmed(0..<limit))
        }
        let split = text.lines[start].start
        return ReplyText(newText: text.trimmed(0..<split), signature: text.trimmed(split..<limit))
    }
}
