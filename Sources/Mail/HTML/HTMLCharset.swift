/// The charset that an HTML document itself names, for mail that does not say it in the part's header.
enum HTMLCharset {
    /// The label in `<meta charset=…>` or `<meta http-equiv… content="…; charset=…">` within the first 1,024 bytes.
    static func sniff(_ bytes: Span<UInt8>) -> [UInt8]? {
        let end = min(bytes.count, 1_024)
        var index = 0
        while let less = bytes.firstIndex(of: ASCII.less, in: index..<end) {
            index = less + 1
            guard bytes.hasPrefix("<meta", in: less..<end) else { continue }
            let close = bytes.firstIndex(of: ASCII.greater, in: less..<end) ?? end
            for start in less..<close where bytes.hasPrefix("charset", in: start..<close) {
                if let label = label(bytes, from: start + 7, to: close) { return label }
            }
        }
        return nil
    }

    private static func label(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> [UInt8]? {
        var index = start
        while index < end, bytes[index].isWhitespace { index += 1 }
        guard index < end, bytes[index] == ASCII.equals else { return nil }
        index += 1
        while index < end, bytes[index].isWhitespace || bytes[index] == ASCII.quote || bytes[index] == ASCII.apostrophe
        {
            index += 1
        }
        var label: [UInt8] = []
        while index < end,
            bytes[index].isLetter || bytes[index].isDigit || bytes[index] == ASCII.hyphen
                || bytes[index] == ASCII.underscore
        {
            label.append(bytes[index])
            index += 1
        }
        // A document that could be read up to here is in no UTF-16, whatever it says.
        return label.isEmpty || label.span.hasPrefix("utf-16", in: 0..<label.count) ? nil : label
    }
}
