extension ReplyCutter {
    /// What pages show and `mail parse` prints as new text of a plain mail: without what stands below our own marker,
    /// without quoted mail, without a mailing list's footer and without signature.
    ///
    /// - Parameters:
    ///   - text: the decoded text of the mail.
    ///   - sender: what the From field says, see `SignatureCutter`.
    ///   - markers: the texts of our own "reply above this line" lines, in every language we send.
    package static func display(
        plain text: String, sender: String? = nil, markers: [String] = [], limits: ReplyLimits = ReplyLimits()
    ) -> ReplyText {
        guard let folded = examinable(text, limits) else { return ReplyText(newText: text, overLimit: true) }
        return display(folded, sender: sender, markers: ReplyMarker(markers))
    }

    static func display(_ text: FoldedText, sender: String?, markers: ReplyMarker) -> ReplyText {
        var end = text.lines.count
        var marked = false
        if let line = markers.line(in: text), text.lines[..<line].contains(where: { !$0.isBlank }) {
            (end, marked) = (line, true)
        }
        let footer = ListFooter.start(text, below: end)
        let shown = footer ?? end
        var result: ReplyText
        if let cut = cut(text, below: shown) {
            let rest = FoldedText(Array(cut.newText.utf8))
            result = SignatureCutter.cut(rest, below: rest.lines.count, sender: sender, closings: true)
            result.quoted = true
        } else {
            result = SignatureCutter.cut(text, below: shown, sender: sender, closings: true)
            result.quoted = marked
        }
        if let footer {
            let limit = end < text.lines.count ? text.lines[end].start : text.bytes.count
            let list = text.trimmed(text.lines[footer].start..<limit)
            result.signature = result.signature.map { $0 + "\n" + list } ?? list
        }
        return result
    }
}
