/// The header fields that the parser itself reads, told apart once while a mail is scanned.
enum KnownHeader: Sendable {
    case from, sender, replyTo, to, cc, returnPath, subject, date, messageID, inReplyTo, references
    case contentType, transferEncoding, disposition, contentID, mimeVersion, received

    /// The known field with this name, compared without case, or nil.
    @inline(__always)
    init?(_ bytes: Span<UInt8>, name: Range<Int>) {
        let first = bytes[name.lowerBound].lowercasedASCII
        guard let (candidate, wanted) = Self.candidate(name.count, first: first) else { return nil }
        if bytes.equals(wanted, in: name) {
            self = candidate
        } else if candidate == .received, bytes.equals("reply-to", in: name) {
            self = .replyTo
        } else {
            return nil
        }
    }

    /// The known field of this length that starts with this letter, and its name.
    @inline(__always)
    private static func candidate(_ length: Int, first: UInt8) -> (KnownHeader, StaticString)? {
        switch (length, first) {
        case (2, UInt8(ascii: "t")): (.to, "to")
        case (2, UInt8(ascii: "c")): (.cc, "cc")
        case (4, UInt8(ascii: "f")): (.from, "from")
        case (4, UInt8(ascii: "d")): (.date, "date")
        case (6, UInt8(ascii: "s")): (.sender, "sender")
        case (7, UInt8(ascii: "s")): (.subject, "subject")
        // "Reply-To" has the same length and letter: tried next.
        case (8, UInt8(ascii: "r")): (.received, "received")
        case (10, UInt8(ascii: "m")): (.messageID, "message-id")
        case (10, UInt8(ascii: "r")): (.references, "references")
        case (10, UInt8(ascii: "c")): (.contentID, "content-id")
        case (11, UInt8(ascii: "r")): (.returnPath, "return-path")
        case (11, UInt8(ascii: "i")): (.inReplyTo, "in-reply-to")
        case (12, UInt8(ascii: "c")): (.contentType, "content-type")
        case (12, UInt8(ascii: "m")): (.mimeVersion, "mime-version")
        case (19, UInt8(ascii: "c")): (.disposition, "content-disposition")
        case (25, UInt8(ascii: "c")): (.transferEncoding, "content-transfer-encoding")
        default: nil
        }
    }
}
