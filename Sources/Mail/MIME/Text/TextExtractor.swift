/// Decodes the parts that are a mail's text, within the limit on text.
struct TextExtractor: ~Copyable {
    private let limit: Int
    private(set) var defects: MailDefectSet = []

    init(limit: Int) { self.limit = max(0, limit) }

    /// The text cut at the limit, between characters: a charset's bytes may become three times as many in UTF-8, and parts add up.
    mutating func capped(_ text: String?) -> String? {
        guard let text, text.utf8.count > limit else { return text }
        defects.insert(.textTooLong)
        let octets = Array(text.utf8.prefix(limit + 1))
        var end = limit
        while end > 0, octets[end] & 0xC0 == 0x80 { end -= 1 }
        return String(mail: octets.span.extracting(0..<end))
    }

    /// The texts of the parts at `indices` joined, each starting on a line of its own; nil if there are none.
    mutating func text(_ bytes: Span<UInt8>, _ parts: [MailPart], _ indices: [Int]) -> String? {
        if indices.count == 1, parts[indices[0]].kind != .html, let only = plain(bytes, parts[indices[0]]) {
            return only
        }
        var joined = ""
        for index in indices where joined.utf8.count < limit {
            let part = parts[index]
            guard let text = part.kind == .html ? html(bytes, part).map({ HTMLText.plainText($0) }) : plain(bytes, part)
            else { continue }
            if !joined.isEmpty, joined.utf8.last != ASCII.lf { joined += "\n" }
            joined += text
        }
        return indices.isEmpty ? nil : joined
    }

    /// The HTML of the parts at `indices`, plain texts between them as preformatted text; nil if none of them is HTML.
    mutating func html(_ bytes: Span<UInt8>, _ parts: [MailPart], _ indices: [Int]) -> String? {
        guard indices.contains(where: { parts[$0].kind == .html }) else { return nil }
        if indices.count == 1 { return html(bytes, parts[indices[0]]) }
        var joined = ""
        for index in indices where joined.utf8.count < limit {
            if parts[index].kind == .html {
                joined += html(bytes, parts[index]) ?? ""
            } else if let text = plain(bytes, parts[index]) {
                joined += "<pre>" + HTMLText.escaped(text) + "</pre>"
            }
        }
        return joined
    }

    /// One part's text, with LF line ends and flowed lines joined.
    mutating func plain(_ bytes: Span<UInt8>, _ part: MailPart) -> String? {
        let type = part.contentType.map { ParameterizedValue(bytes, in: $0) }
        var flow = FlowedText.Mode.fixed
        if let type, let format = type.token("format", bytes), format.span.equals("flowed", in: 0..<format.count) {
            let delSp = type.token("delsp", bytes) ?? []
            flow = delSp.span.equals("yes", in: 0..<delSp.count) ? .flowedDeletingSpace : .flowed
        }
        let label = type?.token("charset", bytes)
        return decode(bytes, part, label: label) { octets in
            flow == .fixed ? LineEnds.normalised(octets) : FlowedText.unwrapped(octets, mode: flow)
        }
    }

    /// One part's HTML, in the charset that it or its meta element names.
    mutating func html(_ bytes: Span<UInt8>, _ part: MailPart) -> String? {
        let label = part.charset(bytes)
        return decode(bytes, part, label: label, isHTML: true) { LineEnds.normalised($0) }
    }

    private mutating func decode(
        _ bytes: Span<UInt8>, _ part: MailPart, label: [UInt8]?, isHTML: Bool = false, shape: (Span<UInt8>) -> [UInt8]
    ) -> String? {
        let raw = bytes.extracting(part.body)
        if part.encoding == .identity || part.encoding == .unknown {
            if raw.count > limit { defects.insert(.textTooLong) }
            return characters(raw.extracting(0..<min(raw.count, limit)), label: label, isHTML: isHTML, shape: shape)
        }
        let (octets, isClean) = part.encoding.decode(raw, limit: limit + 1)
        if octets.count > limit { defects.insert(.textTooLong) }
        if !isClean { defects.insert(.badTransferEncoding) }
        let kept = octets.span.extracting(0..<min(octets.count, limit))
        return characters(kept, label: label, isHTML: isHTML, shape: shape)
    }

    private mutating func characters(
        _ octets: Span<UInt8>, label: [UInt8]?, isHTML: Bool, shape: (Span<UInt8>) -> [UInt8]
    ) -> String {
        let named = label ?? (isHTML ? HTMLCharset.sniff(octets) : nil)
        let charset = named.map { Charset(label: $0.span) } ?? .utf8
        if charset == .utf8, octets.firstIndex(of: 0) == nil {
            let shaped = shape(octets)
            if let valid = try? UTF8Span(validating: shaped.span) { return String(copying: valid) }
        }
        var text: [UInt8] = []
        let notes = charset.decode(octets, into: &text)
        if notes.contains(.unknownCharset) { defects.insert(.unknownCharset) }
        if notes.contains(.badCharacters) { defects.insert(.badCharacters) }
        if text.span.firstIndex(of: 0) != nil { defects.insert(.nulBytes) }
        return String(mail: shape(text.span).span)
    }
}
