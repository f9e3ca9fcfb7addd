/// One response of an IMAP server (RFC 9051 §7), read as a value. Whatever the bytes are, they give one of these.
package enum IMAPResponse: Hashable, Sendable {
    /// The end of the command with this tag.
    case tagged(String, IMAPStatus)
    /// Untagged OK, NO, BAD, BYE or PREAUTH.
    case status(IMAPStatus)
    /// "+": the server waits for more.
    case continuation
    case capability([String])
    case enabled([String])
    case flags([String])
    case exists(UInt32)
    case recent(UInt32)
    case expunge(UInt32)
    /// With the sequence number, by which nothing must ever be accounted: it shifts under way.
    case fetch(UInt32, IMAPFetchItems)
    case search([UInt32])
    /// RFC 4731; nil where no mail matches.
    case extendedSearch(UIDSet?)
    case list(IMAPMailboxEntry)
    /// The personal namespace, the first one where there are several (RFC 2342); nil where there is none.
    case namespace(IMAPNamespace?)
    /// RFC 7162: what ENABLE QRESYNC turns EXPUNGE into.
    case vanished(isEarlier: Bool, UIDSet)
    /// ID, STATUS, QUOTA and others that nothing here needs, by their names.
    case other(String)
    /// A FETCH or another response that does not follow its own grammar, or a line that is no response at all.
    case malformed
}

extension IMAPResponse {
    /// Whether a response brings a command nearer to its end. Servers that are slow say "OK still here" meanwhile; so may one that hangs.
    var isProgress: Bool {
        switch self {
        case .status, .other, .malformed: false
        default: true
        }
    }
}
