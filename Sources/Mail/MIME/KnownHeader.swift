/// The header fields that the parser itself reads, told apart once while a mail is scanned.
enum KnownHeader: Sendable {
    case from, sender, replyTo, to, cc, returnPath, subject, date, messageID, inReplyTo, references
    case contentType, transferEncoding, disposition, contentID, mimeVersion, received

    /// The known field with this name, compared without case, or nil.
    init?(_ bytes: Span<UInt8>, name: Range<Int>) {
        switch name.count {
        case 2:
            if bytes.equals("to", in: name) {
                self = .to
            } else if bytes.equals("cc", in: name) {
                self = .cc
            } else {
                return nil
            }
        case 4:
            if bytes.equals("from", in: name) {
                self = .from
            } else if bytes.equals("date", in: name) {
                self = .date
            } else {
                return nil
            }
        case 6: if bytes.equals("sender", in: name) { self = .sender } else { return nil }
        case 7: if bytes.equals("subject", in: name) { self = .subject } else { return nil }
        case 8:
            if bytes.equals("reply-to", in: name) {
                self = .replyTo
            } else if bytes.equals("received", in: name) {
                self = .received
            } else {
                return nil
            }
        case 10:
            if bytes.equals("message-id", in: name) {
                self = .messageID
            } else if bytes.equals("references", in: name) {
                self = .references
            } else if bytes.equals("content-id", in: name) {
                self = .contentID
            } else {
                return nil
            }
        case 11:
            if bytes.equals("return-path", in: name) {
                self = .returnPath
            } else if bytes.equals("in-reply-to", in: name) {
                self = .inReplyTo
            } else {
                return nil
            }
        case 12:
            if bytes.equals("content-type", in: name) {
                self = .contentType
            } else if bytes.equals("mime-version", in: name) {
                self = .mimeVersion
            } else {
                return nil
            }
        case 19: if bytes.equals("content-disposition", in: name) { self = .disposition } else { return nil }
        case 25: if bytes.equals("content-transfer-encoding", in: name) { self = .transferEncoding } else { return nil }
        default: return nil
        }
    }
}
