/// A field's value as text: unfolded (RFC 5322 section 2.2.3), encoded words decoded, trimmed, without control characters.
enum HeaderText {
    /// The text of the octets in `range`.
    static func string(_ bytes: Span<UInt8>, in range: Range<Int>, defects: inout MailDefectSet) -> String {
        let trimmed = bytes.trimmed(range)
        let value = bytes.extracting(trimmed)
        if isPlain(value) { return String(mail: value) }
        let (text, found) = decoded(unfolded(value).span)
        defects.formUnion(found)
        return String(mail: text.span)
    }

    /// Whether the value is its own text: printable ASCII without anything that may start an encoded word.
    @inline(__always)
    private static func isPlain(_ value: Span<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for index in 0..<value.count {
            let byte = value[index]
            if byte &- 0x20 > 0x5E || (byte == ASCII.question && previous == ASCII.equals) { return false }
            previous = byte
        }
        return true
    }

    /// Encoded words decoded; then control characters, which words can smuggle in, as spaces.
    static func decoded(_ value: Span<UInt8>) -> ([UInt8], MailDefectSet) {
        var (text, defects) = EncodedWords.decode(value)
        for index in text.indices where text[index] < 0x20 || text[index] == 0x7F {
            if text[index] == 0 { defects.insert(.nulBytes) }
            if text[index] != 0 { text[index] = ASCII.space }
        }
        return (text, defects)
    }

    /// The octets with every line end and the blanks around it as one space, and tabs as spaces. NUL goes.
    static func unfolded(_ value: Span<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(value.count)
        var index = 0
        while index < value.count {
            let byte = value[index]
            index += 1
            if byte == ASCII.cr || byte == ASCII.lf {
                while let last = text.last, last == ASCII.space { text.removeLast() }
                while index < value.count, value[index].isWhitespace { index += 1 }
                text.append(ASCII.space)
            } else if byte != 0 {
                text.append(byte == ASCII.tab ? ASCII.space : byte)
            }
        }
        return text
    }
}
