/// Which parts of a mail are its text, which its HTML, and which are attachments: the walk of RFC 8621 section 4.1.4, with
/// one addition, that pictures shown between texts are listed as attachments too, since `text` cannot show them.
struct PartRoles {
    /// Indices of the parts to show as plain text: text/plain, or text/html where there is no such part.
    private(set) var text: [Int] = []
    /// Indices of the parts to show as HTML: text/html, or text/plain where there is no such part.
    private(set) var html: [Int] = []
    private(set) var attachments: [Int] = []

    init(_ parts: [MailPart], _ bytes: Span<UInt8>) {
        guard let root = parts.first else { return }
        if root.isContainer {
            walk(parts, 0, bytes, Wants(text: true, html: true), inAlternative: root.kind == .alternative)
        } else {
            take(parts, 0, bytes, isFirst: true, wants: Wants(text: true, html: true), inAlternative: false)
        }
    }

    /// Which of the two lists the current subtree still goes to.
    private struct Wants {
        var text: Bool
        var html: Bool
    }

    private mutating func walk(
        _ parts: [MailPart], _ container: Int, _ bytes: Span<UInt8>, _ outer: Wants, inAlternative: Bool
    ) {
        var wants = outer
        let (textBefore, htmlBefore) = (text.count, html.count)
        let end = container + parts[container].subtreeCount
        var index = container + 1
        while index < end {
            let part = parts[index]
            if part.isContainer {
                walk(parts, index, bytes, wants, inAlternative: inAlternative || part.kind == .alternative)
            } else {
                let isFirst = index == container + 1
                wants = take(parts, index, bytes, isFirst: isFirst, wants: wants, inAlternative: inAlternative)
            }
            index += part.subtreeCount
        }
        guard parts[container].kind == .alternative, wants.text, wants.html else { return }
        // Only one of the two forms was found: it stands for both.
        if text.count == textBefore, html.count > htmlBefore { text += html[htmlBefore...] }
        if html.count == htmlBefore, text.count > textBefore { html += text[textBefore...] }
    }

    @discardableResult
    private mutating func take(
        _ parts: [MailPart], _ index: Int, _ bytes: Span<UInt8>, isFirst: Bool, wants: Wants, inAlternative: Bool
    ) -> Wants {
        let part = parts[index]
        guard isBody(part, bytes, isFirst: isFirst) else {
            attachments.append(index)
            return wants
        }
        if part.kind == .media {
            attachments.append(index)
            return wants
        }
        if part.parent == .alternative, index > 0 {
            if part.kind == .html { html.append(index) } else { text.append(index) }
            return wants
        }
        var wants = wants
        if inAlternative {
            if part.kind == .html { wants.text = false } else { wants.html = false }
        }
        if wants.text { text.append(index) }
        if wants.html { html.append(index) }
        if !wants.text, !wants.html { attachments.append(index) }
        return wants
    }

    /// Whether a part is meant to be read in place: no attachment, a type that can be shown, and, unless it comes first, neither a
    /// companion of a multipart/related nor a text with a file's name.
    private func isBody(_ part: MailPart, _ bytes: Span<UInt8>, isFirst: Bool) -> Bool {
        guard !part.isAttachment else { return false }
        switch part.kind {
        case .plain, .html: return isFirst || (part.parent != .related && part.name(bytes) == nil)
        case .media: return isFirst || part.parent != .related
        default: return false
        }
    }
}
