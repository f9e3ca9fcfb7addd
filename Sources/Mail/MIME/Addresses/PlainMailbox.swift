/// The shapes that nearly all address fields have, `Name <local@domain>` and `local@domain` with nothing unusual in them, read
/// without the parser for everything else.
enum PlainMailbox {
    /// The mailbox that the octets in `value` are, or nil if they are anything but one plain mailbox.
    static func read(_ bytes: Span<UInt8>, in value: Range<Int>) -> MailAddress? {
        guard let last = value.last else { return nil }
        guard bytes[last] == ASCII.greater else {
            return isAddress(bytes, value) ? MailAddress(address: String(mail: bytes.extracting(value))) : nil
        }
        guard let open = bytes.firstIndex(of: ASCII.less, in: value), isAddress(bytes, open + 1..<last) else {
            return nil
        }
        let address = String(mail: bytes.extracting(open + 1..<last))
        var name = bytes.trimmed(value.lowerBound..<open)
        if name.count >= 2, bytes[name.lowerBound] == ASCII.quote, bytes[name.upperBound - 1] == ASCII.quote {
            name = name.lowerBound + 1..<name.upperBound - 1
            for index in name where bytes[index] == ASCII.quote || bytes[index] == ASCII.backslash { return nil }
        } else {
            for index in name where isSpecial(bytes[index]) { return nil }
        }
        if name.isEmpty { return MailAddress(address: address) }
        var ignored: MailDefectSet = []
        let text = HeaderText.string(bytes, in: name, defects: &ignored)
        return MailAddress(name: text.isEmpty ? nil : text, address: address)
    }

    /// One @ between printable ASCII that needs no quoting.
    private static func isAddress(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= MailAddress.longest else { return false }
        var ats = 0
        for index in range {
            let byte = bytes[index]
            if byte == ASCII.at { ats += 1 } else if byte &- 0x21 > 0x5D || isSpecial(byte) { return false }
        }
        return ats == 1 && bytes[range.lowerBound] != ASCII.at
    }

    /// The characters that mean something in an address field.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.openParenthesis, ASCII.closeParenthesis, ASCII.less, ASCII.greater, ASCII.at, ASCII.comma,
            ASCII.semicolon,
            ASCII.colon, ASCII.backslash, ASCII.quote, ASCII.openBracket, ASCII.closeBracket:
            true
        default: false
        }
    }
}
