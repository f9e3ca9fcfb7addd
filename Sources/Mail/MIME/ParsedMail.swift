/// A mail, taken apart. Total: any octets give a mail, in linear time, within `MailLimits`; what was wrong is in `defects`.
///
/// All strings are valid UTF-8 without NUL, with LF line ends. Header fields and text are decoded at once, attachments on
/// demand.
///
///     let mail = ParsedMail(parsing: bytes)
///     mail.text ?? ""                       // what the sender wrote, if only in HTML
///     mail.attachments.map(\.name)
package struct ParsedMail: Sendable {
    /// The whole header.
    package let headers: HeaderFields
    /// The decoded Subject; nil if there is no such field.
    package private(set) var subject: String?
    /// The authors. More than one only if the field really lists more.
    package private(set) var from: [MailAddress] = []
    package private(set) var sender: MailAddress?
    package private(set) var replyTo: [MailAddress] = []
    package private(set) var to: [MailAddress] = []
    package private(set) var cc: [MailAddress] = []
    /// The envelope sender as the last server noted it: "" is the null path `<>` of automatic mail, nil is no such field.
    package private(set) var returnPath: String?
    /// Without angle brackets; nil if absent or empty, since an empty string is no identifier.
    package private(set) var messageID: String?
    package private(set) var inReplyTo: [String] = []
    /// The identifiers of the mails before this one, the oldest first.
    package private(set) var references: [String] = []
    /// Milliseconds since 1970-01-01T00:00:00Z, as the sender's clock had it.
    package private(set) var date: Int64?
    /// The type of the mail as a whole; a report is known by it.
    package private(set) var mediaType = MediaType.plainText
    /// What there is to read: the plain text parts joined, or the HTML as text, or the text of a forwarded mail where
    /// nothing else is there. Nil for a mail without any text.
    package private(set) var text: String?
    /// `text` was made from HTML.
    package private(set) var textIsFromHTML = false
    /// The HTML parts as they were sent. Hostile: to be shown in a sandboxed frame only.
    package private(set) var html: String?
    package private(set) var attachments: [MailAttachment] = []
    /// What a multipart/report of the type delivery-status says; nil for any other mail.
    package private(set) var report: DeliveryStatusReport?

    private var found: MailDefectSet

    /// What was wrong with the mail, or was not looked into.
    package var defects: [MailDefect] { found.list }

    /// Takes `bytes` apart.
    package init(parsing bytes: [UInt8], limits: MailLimits = .standard) {
        self.init(parsing: bytes, limits: limits, nesting: 0)
    }

    /// `nesting`: how many forwarded mails this one is inside of.
    init(parsing raw: [UInt8], limits: MailLimits, nesting: Int) {
        let bareReturns = raw.span.firstIndex(of: ASCII.lf) == nil && raw.span.firstIndex(of: ASCII.cr) != nil
        let bytes = bareReturns ? raw.map { $0 == ASCII.cr ? ASCII.lf : $0 } : raw
        let span = bytes.span
        let scanner = PartScanner(span, limits: limits)
        headers = HeaderFields(storage: bytes, fields: scanner.fields, bodyStart: scanner.bodyStart)
        found = scanner.defects
        if bareReturns { found.insert(.bareCarriageReturns) }
        readFields(span, scanner.fields)
        mediaType = scanner.parts.first?.mediaType ?? .plainText
        let roles = PartRoles(scanner.parts, span)
        attachments = roles.attachments.map { Self.attachment(bytes, scanner.parts[$0]) }
        readText(span, scanner.parts, roles, limits: limits)
        readReport(bytes, scanner.parts)
        if text == nil, nesting < 3 { readForwarded(limits: limits, nesting: nesting) }
    }

    private mutating func readFields(_ bytes: Span<UInt8>, _ fields: [HeaderField]) {
        for field in fields {
            guard let known = field.known else { continue }
            let value = field.value
            switch known {
            case .subject where subject == nil: subject = HeaderText.string(bytes, in: value, defects: &found)
            case .from where from.isEmpty:
                from = AddressParser.mailboxes(bytes, in: value, defects: &found)
                if from.isEmpty { found.insert(.badFrom) }
            case .sender where sender == nil: sender = AddressParser.mailboxes(bytes, in: value, defects: &found).first
            case .replyTo: replyTo += AddressParser.mailboxes(bytes, in: value, defects: &found)
            case .to: to += AddressParser.mailboxes(bytes, in: value, defects: &found)
            case .cc: cc += AddressParser.mailboxes(bytes, in: value, defects: &found)
            case .returnPath where returnPath == nil:
                returnPath = AddressParser.mailboxes(bytes, in: value, defects: &found).first?.address ?? ""
            case .messageID where messageID == nil: messageID = MessageIDs.first(bytes, in: value, defects: &found)
            case .inReplyTo: inReplyTo += MessageIDs.all(bytes, in: value, defects: &found)
            case .references: references += MessageIDs.all(bytes, in: value, defects: &found)
            case .date where date == nil:
                date = MailDate.milliseconds(bytes, in: value)
                if date == nil { found.insert(.badDate) }
            default: break
            }
        }
    }

    private mutating func readText(_ bytes: Span<UInt8>, _ parts: [MailPart], _ roles: PartRoles, limits: MailLimits) {
        var extractor = TextExtractor(limit: limits.textBytes)
        html = extractor.html(bytes, parts, roles.html)
        if !roles.text.isEmpty, roles.text.allSatisfy({ parts[$0].kind == .html }) {
            text = HTMLText.plainText(
                (roles.text == roles.html ? html : extractor.html(bytes, parts, roles.text)) ?? "")
            textIsFromHTML = true
        } else {
            text = extractor.text(bytes, parts, roles.text)
            readHTMLForBlankText()
        }
        if text == nil,
            let other = parts.first(where: { $0.kind == .otherText || ($0.kind == .plain && !$0.isAttachment) })
        {
            text = extractor.plain(bytes, other)
        }
        (text, html) = (extractor.capped(text), extractor.capped(html))
        found.formUnion(extractor.defects)
    }

    /// Mailers send an empty plain part beside the HTML that holds the letter.
    private mutating func readHTMLForBlankText() {
        guard let html, let plain = text, !plain.utf8.contains(where: { !$0.isWhitespace }) else { return }
        let rendered = HTMLText.plainText(html)
        if !rendered.isEmpty { (text, textIsFromHTML) = (rendered, true) }
    }

    private mutating func readReport(_ bytes: [UInt8], _ parts: [MailPart]) {
        guard mediaType.type == "multipart", mediaType.subtype == "report",
            let status = parts.first(where: { $0.mediaType.subtype.hasSuffix("delivery-status") })
        else { return }
        var report = DeliveryStatusReport(status: status.encoding.decode(bytes.span.extracting(status.body)).bytes)
        let returned = parts.last {
            $0.kind == .message || $0.mediaType.subtype == "rfc822-headers" || $0.mediaType.subtype == "global-headers"
        }
        if let returned {
            let original = HeaderFields(parsing: returned.encoding.decode(bytes.span.extracting(returned.body)).bytes)
            report.originalMessageID = original.messageID
        }
        self.report = report
    }

    /// A mail that is nothing but another mail is read as that one.
    private mutating func readForwarded(limits: MailLimits, nesting: Int) {
        guard let inner = attachments.first(where: { MailPart.kind(of: $0.mediaType) == .message }) else { return }
        let mail = ParsedMail(parsing: inner.content(), limits: limits, nesting: nesting + 1)
        (text, textIsFromHTML, html) = (mail.text, mail.textIsFromHTML, mail.html)
    }

    private static func attachment(_ bytes: [UInt8], _ part: MailPart) -> MailAttachment {
        let span = bytes.span
        var ignored: MailDefectSet = []
        let contentID = part.contentID.flatMap { MessageIDs.first(span, in: $0, defects: &ignored) }
        return MailAttachment(
            name: part.name(span), mediaType: part.mediaType, contentID: contentID,
            isInline: part.isInline || (!part.isAttachment && part.parent == .related && contentID != nil),
            encoding: part.encoding, range: part.body, storage: bytes)
    }
}
