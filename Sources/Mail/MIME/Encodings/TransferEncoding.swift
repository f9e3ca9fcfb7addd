/// How a part's octets are wrapped for transport (RFC 2045 section 6).
package enum TransferEncoding: String, Sendable, Codable {
    /// 7bit, 8bit, binary, or none stated: the octets as they are.
    case identity
    case base64
    case quotedPrintable = "quoted-printable"
    case uuencode
    /// A name nobody knows; the octets as they are.
    case unknown

    /// The encoding that the value of a Content-Transfer-Encoding field names. Comments, parameters and misspellings
    /// that occur in the wild ("7-bit", "8bits", "Quoted printable") are forgiven.
    init(_ bytes: Span<UInt8>, in value: Range<Int>) {
        var letters = ""
        for index in value {
            let byte = bytes[index].lowercasedASCII
            if byte == ASCII.semicolon || byte == ASCII.openParenthesis || letters.utf8.count > 20 { break }
            if byte.isLetter || byte.isDigit { letters.unicodeScalars.append(Unicode.Scalar(byte)) }
        }
        switch letters {
        case "", "7bit", "8bit", "binary", "7bits", "8bits", "none", "plain", "ascii", "usascii", "utf8":
            self = .identity
        case "base64", "b", "xbase64": self = .base64
        case "quotedprintable", "qp", "q": self = .quotedPrintable
        case "xuuencode", "uuencode", "xuue", "uue", "xuu": self = .uuencode
        default: self = .unknown
        }
    }

    /// The octets behind the encoding.
    package func decoded(_ bytes: [UInt8]) -> [UInt8] { decode(bytes.span).bytes }

    /// The octets behind the encoding, at most `limit` of them and then a few, and whether all of it was well formed.
    func decode(_ bytes: Span<UInt8>, limit: Int = .max) -> (bytes: [UInt8], isClean: Bool) {
        var output: [UInt8] = []
        var isClean = true
        switch self {
        case .identity, .unknown: output.append(bytes.extracting(0..<min(bytes.count, limit)))
        case .base64: isClean = Base64.decode(bytes, into: &output, limit: limit)
        case .quotedPrintable: isClean = QuotedPrintable.decode(bytes, into: &output, limit: limit)
        case .uuencode: isClean = UUEncoding.decode(bytes, into: &output, limit: limit)
        }
        return (output, isClean)
    }
}
