/// Finds what a person newly wrote in a reply. Heuristics, so for display only: the full text stays with the message.
///
/// | function | leaves out |
/// |---|---|
/// | `cut(plain:)` | quoted mail |
/// | `cut(html:)` | quoted mail, HTML in and out |
/// | `SignatureCutter.cut` | the signature |
/// | `display` | our marker and what is below, quoted mail and the signature: what pages and `mail parse` show |
package enum ReplyCutter {
    /// The text without quoted mail; the signature stays.
    ///
    /// All of the text comes back when nothing is quoted, when everything is (a mail passed on without a word), and
    /// when it is beyond the limits.
    package static func cut(plain text: String, limits: ReplyLimits = ReplyLimits()) -> ReplyText {
        guard let folded = examinable(text, limits) else { return ReplyText(newText: text, overLimit: true) }
        return cut(folded, below: folded.lines.count) ?? whole(folded)
    }

    /// The first lines of the text without quoted mail; nil when nothing is left out, or nothing would be left.
    static func cut(_ text: FoldedText, below end: Int) -> ReplyText? {
        var marker = LineMarker(text)
        let segments = marker.mark(first: end)
        let cut = QuotationCut(segments).cut
        guard !cut.isEmpty else { return nil }
        var kept: [UInt8] = []
        var position = 0
        for range in cut {
            for segment in segments[position..<range.lowerBound] { kept += text.bytes[segment.start..<segment.end] }
            position = range.upperBound
        }
        for segment in segments[position...] { kept += text.bytes[segment.start..<segment.end] }
        let rest = FoldedText(kept, maxLines: 0).trimmed(0..<kept.count)
        return rest.isEmpty ? nil : ReplyText(newText: rest, quoted: true)
    }

    static func whole(_ text: FoldedText) -> ReplyText {
        ReplyText(newText: text.trimmed(0..<text.bytes.count))
    }

    static func examinable(_ text: String, _ limits: ReplyLimits) -> FoldedText? {
        guard text.utf8.count <= limits.bytes else { return nil }
        let folded = FoldedText(Array(text.utf8), maxLines: limits.lines)
        return folded.complete ? folded : nil
    }
}
