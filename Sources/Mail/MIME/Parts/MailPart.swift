/// One part of a mail's tree, as ranges into the mail's octets. Parts are kept flat, each before its children.
struct MailPart: Sendable {
    /// What the walk through the parts needs to know of a media type.
    enum Kind: Sendable {
        case plain, html, otherText, multipart, alternative, related, digest, message, media, other
    }

    var mediaType = MediaType.plainText
    var kind = Kind.plain
    var encoding = TransferEncoding.identity
    /// The values of the fields that describe the part, where they are present.
    var contentType: Range<Int>?
    var disposition: Range<Int>?
    var contentID: Range<Int>?
    /// Content-Disposition says "attachment".
    var isAttachment = false
    /// Content-Disposition says "inline".
    var isInline = false
    /// The part's octets, still encoded.
    var body = 0..<0
    /// How many parts of the flat list belong to this one, itself included.
    var subtreeCount = 1
    /// The kind of the multipart that holds this part; `multipart` for the root.
    var parent = Kind.multipart

    /// Whether the part's children are listed behind it.
    var isContainer: Bool {
        switch kind {
        case .multipart, .alternative, .related, .digest: subtreeCount > 1
        default: false
        }
    }

    static func kind(of type: MediaType) -> Kind {
        switch (type.type, type.subtype) {
        case ("text", "plain"): .plain
        case ("text", "html"), ("application", "xhtml+xml"): .html
        case ("text", _): .otherText
        case ("multipart", "alternative"): .alternative
        case ("multipart", "related"): .related
        case ("multipart", "digest"): .digest
        case ("multipart", _): .multipart
        case ("message", "rfc822"), ("message", "global"): .message
        case ("image", _), ("audio", _), ("video", _): .media
        default: .other
        }
    }
}
