/// A charset as mail names it, resolved to the way in which it is decoded.
package enum Charset: Sendable, Equatable {
    /// UTF-8, US-ASCII, or none stated: checked as UTF-8, and read as windows-1252 where it clearly is none.
    case utf8
    /// windows-1252, and ISO-8859-1, which in mail means windows-1252 (as the WHATWG Encoding Standard has it).
    case windows1252
    /// A charset of one octet a character, by its name in iconv.
    case singleByte(String)
    /// A charset of several octets a character or with states, by its name in iconv.
    case multibyte(String)
    /// ISO-2022-JP, decoded through EUC-JP so that the vendors' extensions are read too.
    case iso2022jp
    /// UTF-16 of the given byte order; nil is "look for a byte order mark".
    case utf16(bigEndian: Bool?)
    /// A label nobody knows: UTF-8 if valid, else windows-1252.
    case unknown

    /// The charset with this label, as it stands in a Content-Type parameter or an encoded word. Case, quotes,
    /// blanks and punctuation do not matter: real mail writes `utf8`, `UTF_8`, `"utf-8"`.
    init(label bytes: Span<UInt8>) {
        if bytes.equals("utf-8", in: 0..<bytes.count) || bytes.equals("us-ascii", in: 0..<bytes.count) {
            self = .utf8
            return
        }
        var key = ""
        for index in 0..<min(bytes.count, 64) {
            let byte = bytes[index].lowercasedASCII
            // A language may follow the charset (RFC 2231 section 5).
            if byte == ASCII.asterisk { break }
            if byte.isLetter || byte.isDigit { key.unicodeScalars.append(Unicode.Scalar(byte)) }
        }
        self = CharsetLabels.known[key] ?? .unknown
    }

    /// The charset with this label.
    package init(label: String) {
        self.init(label: Array(label.utf8).span)
    }
}
