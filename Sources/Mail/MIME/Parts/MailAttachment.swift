/// A part of a mail that is not its text: a file, a picture, a calendar entry, a forwarded mail.
///
/// It refers to the mail's own octets, so that listing attachments costs nothing; `content()` decodes them.
package struct MailAttachment: Sendable {
    /// The name under which it was sent, decoded. From outside: never a path to write to.
    package var name: String?
    /// What the sender says it is.
    package var mediaType: MediaType
    /// Its Content-ID without brackets, by which HTML refers to it as `cid:…`.
    package var contentID: String?
    /// Meant to be shown in the mail's text rather than offered as a file.
    package var isInline: Bool
    /// How its octets are wrapped in the mail.
    package var encoding: TransferEncoding
    /// Where its octets are in the mail, still encoded.
    package var range: Range<Int>

    let storage: [UInt8]

    /// The decoded octets. Costs a pass over the encoded ones and as much memory as they decode to.
    package func content() -> [UInt8] {
        if encoding == .identity || encoding == .unknown { return Array(storage[range]) }
        return encoding.decode(storage.span.extracting(range)).bytes
    }

    /// The first of the decoded octets: at most `limit` of them and then a few.
    package func content(limit: Int) -> [UInt8] { encoding.decode(storage.span.extracting(range), limit: limit).bytes }

    /// How many bytes `content()` has, without keeping them.
    package var size: Int {
        switch encoding {
        case .identity, .unknown: range.count
        case .base64: Base64.decodedCount(storage.span.extracting(range))
        case .quotedPrintable, .uuencode: encoding.decode(storage.span.extracting(range)).bytes.count
        }
    }

    /// The mail inside, if this is a forwarded or returned one; nil for any other type.
    package func message(limits: MailLimits = .standard) -> ParsedMail? {
        MailPart.kind(of: mediaType) == .message ? ParsedMail(parsing: content(), limits: limits) : nil
    }
}
