/// Which byte order UTF-16 text is in.
enum UTF16ByteOrder {
    /// The iconv name of the order and the index of the first octet behind a byte order mark. A mark beats the label;
    /// without either, text is mostly ASCII, whose high octets are zero (RFC 2781 section 4.3 says big endian, mailers do not).
    static func detect(_ bytes: Span<UInt8>, stated bigEndian: Bool?) -> (String, Int) {
        if bytes.count >= 2 {
            if bytes[0] == 0xFE, bytes[1] == 0xFF { return ("UTF-16BE", 2) }
            if bytes[0] == 0xFF, bytes[1] == 0xFE { return ("UTF-16LE", 2) }
        }
        if let bigEndian { return (bigEndian ? "UTF-16BE" : "UTF-16LE", 0) }
        var zeros = [0, 0]
        for index in 0..<min(bytes.count, 512) where bytes[index] == 0 { zeros[index & 1] += 1 }
        return (zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE", 0)
    }
}
