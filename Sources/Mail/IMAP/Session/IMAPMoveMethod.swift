/// How mails were taken out of the inbox.
package enum IMAPMoveMethod: String, Hashable, Sendable {
    /// UID MOVE (RFC 6851).
    case moved
    /// UID COPY, then `\Deleted` and UID EXPUNGE of just these (UIDPLUS, RFC 4315).
    case copied
    /// Neither is offered: a plain EXPUNGE would take what others have marked, so the mails stay and are only to be flagged.
    case stays
}
