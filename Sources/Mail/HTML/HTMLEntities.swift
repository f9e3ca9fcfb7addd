/// Character references: `&amp;`, `&#8364;`, `&#x20AC;`, and the old names without their semicolon.
enum HTMLEntities {
    /// The octets as text, references decoded.
    static func decoded(_ bytes: Span<UInt8>) -> String {
        guard bytes.firstIndex(of: ASCII.ampersand) != nil else { return String(mail: bytes) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = 0
        while let ampersand = bytes.firstIndex(of: ASCII.ampersand, in: index..<bytes.count) {
            text.append(bytes.extracting(index..<ampersand))
            if let (scalar, end) = reference(bytes, at: ampersand) {
                text.append(scalar: scalar)
                index = end
            } else {
                text.append(ASCII.ampersand)
                index = ampersand + 1
            }
        }
        text.append(bytes.extracting(index..<bytes.count))
        return String(mail: text.span)
    }

    /// The character that the reference at `start` (an "&") stands for and the index behind it; nil if it is none.
    static func reference(_ bytes: Span<UInt8>, at start: Int) -> (UInt32, Int)? {
        let rest = start..<bytes.count
        if bytes.hasPrefix("&nbsp;", in: rest) { return (0xA0, start + 6) }
        guard start + 1 < bytes.count else { return nil }
        if bytes[start + 1] == ASCII.hash { return number(bytes, from: start + 2) }
        var end = start + 1
        var name = ""
        while end < bytes.count, end - start < 32, bytes[end].isLetter || bytes[end].isDigit {
            name.unicodeScalars.append(Unicode.Scalar(bytes[end]))
            end += 1
        }
        guard let scalar = HTMLEntityNames.characters[name] else { return nil }
        if end < bytes.count, bytes[end] == ASCII.semicolon { return (scalar, end + 1) }
        // Without a semicolon only the old names count, and not inside a URL's query ("&copy=1").
        let isOld = scalar <= 0xFF && !(end < bytes.count && bytes[end] == ASCII.equals)
        return isOld ? (scalar, end) : nil
    }

    private static func number(_ bytes: Span<UInt8>, from start: Int) -> (UInt32, Int)? {
        var index = start
        let isHex = index < bytes.count && bytes[index] | 0x20 == UInt8(ascii: "x")
        if isHex { index += 1 }
        let digitsStart = index
        var value: UInt32 = 0
        while index < bytes.count,
            let digit = isHex ? bytes[index].hexValue : bytes[index].isDigit ? bytes[index] & 0x0F : nil
        {
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
            index += 1
        }
        guard index > digitsStart else { return nil }
        if index < bytes.count, bytes[index] == ASCII.semicolon { index += 1 }
        // As HTML has it: NUL is none, and 0x80 to 0x9F mean windows-1252.
        if value == 0 { return (0xFFFD, index) }
        if (0x80..<0xA0).contains(value) { return (SingleByteTable.windows1252.upper[Int(value - 0x80)], index) }
        return (value, index)
    }
}
