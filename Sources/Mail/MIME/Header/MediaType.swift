/// A media type such as text/plain (RFC 2046), in lower case and without its parameters.
package struct MediaType: Sendable, Hashable, CustomStringConvertible {
    package var type: String
    package var subtype: String

    package init(_ type: String, _ subtype: String) {
        self.type = type
        self.subtype = subtype
    }

    /// What a part without a readable Content-Type is (RFC 2045 section 5.2).
    package static let plainText = MediaType("text", "plain")
    /// What every part of a multipart/digest is unless it says otherwise (RFC 2046 section 5.1.5).
    package static let message = MediaType("message", "rfc822")

    package var description: String { "\(type)/\(subtype)" }

    /// The type that `range` names, or nil if that is none.
    init?(_ bytes: Span<UInt8>, in range: Range<Int>) {
        guard let slash = bytes.firstIndex(of: ASCII.slash, in: range) else { return nil }
        guard let type = Self.token(bytes, bytes.trimmed(range.lowerBound..<slash)),
            let subtype = Self.token(
                bytes, bytes.trimmed(slash + 1..<Self.subtypeEnd(bytes, slash + 1..<range.upperBound)))
        else { return nil }
        self.init(type, subtype)
    }

    /// "text/plain/format" is text/plain.
    private static func subtypeEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        bytes.firstIndex(of: ASCII.slash, in: range) ?? range.upperBound
    }

    private static func token(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
        guard !range.isEmpty, range.count <= 127 else { return nil }
        for index in range where bytes[index] &- 0x21 > 0x5D { return nil }
        // The types that nearly every mail consists of, without building a string.
        if bytes.equals("text", in: range) { return "text" }
        if bytes.equals("plain", in: range) { return "plain" }
        if bytes.equals("html", in: range) { return "html" }
        if bytes.equals("multipart", in: range) { return "multipart" }
        var text = ""
        for index in range { text.unicodeScalars.append(Unicode.Scalar(bytes[index].lowercasedASCII)) }
        return text
    }
}
