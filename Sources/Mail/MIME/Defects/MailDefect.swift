/// One thing that was wrong with a mail, or was not looked into because of a limit. The mail is readable all the same.
package enum MailDefect: String, Sendable, CaseIterable, Codable {
    /// The mail starts with a line of its body.
    case headerMissing
    /// A line among the header fields is none, and was skipped.
    case headerJunk
    /// The blank line between header and body is missing.
    case headerUnterminated
    /// More fields than the limit; the rest of the block was skipped.
    case tooManyHeaderFields
    /// More than one Content-Type in one header; the first that can be read counts.
    case repeatedContentType
    /// A Content-Type that cannot be read; the part counts as plain text (RFC 2045 section 5.2).
    case badContentType
    /// A multipart without a boundary parameter; its body is shown as text.
    case boundaryMissing
    /// A multipart in whose body the boundary never occurs; its body is shown as text.
    case boundaryNotFound
    /// A multipart that ends without its closing delimiter.
    case multipartUnterminated
    /// Multiparts nested deeper than the limit; the inner one became an attachment.
    case tooDeep
    /// More parts than the limit; the rest was not looked into.
    case tooManyParts
    /// Text or HTML longer than the limit; cut there.
    case textTooLong
    /// A charset nobody knows; read as UTF-8 or windows-1252.
    case unknownCharset
    /// Bytes that are none in the stated charset; read otherwise or shown as U+FFFD.
    case badCharacters
    /// A transfer encoding nobody knows; the bytes were taken as they are.
    case unknownTransferEncoding
    /// Base64 or quoted-printable with octets that do not belong there.
    case badTransferEncoding
    /// NUL octets in header or text; they were dropped.
    case nulBytes
    /// An encoded word (RFC 2047) that cannot be decoded; shown as it stands.
    case badEncodedWord
    /// A Date field that cannot be read.
    case badDate
    /// A From field without any address.
    case badFrom
    /// An address longer than any may be; it is none.
    case addressTooLong
    /// A message identifier longer than any may be; its digest stands for it.
    case identifierTooLong
    /// No CR LF and no LF: CR alone was taken for the line end.
    case bareCarriageReturns
}
