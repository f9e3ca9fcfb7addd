/// Whether somebody hears that a notice ended.
package enum NoticeEndVerdict: Sendable {
    /// Why they do not.
    package enum Reason: String, Sendable {
        /// It is days ago: it would only surprise.
        case late
        /// Whoever ended it wanted nobody told.
        case quiet
        /// They were never told that it began, so that the end says nothing to them; and who may not be told the one for the caps on
        /// unproven senders may not be told the other.
        case untold
        /// There is no way to them any more.
        case nobody
        case optedOut = "opted_out"
        case bounced
    }

    case tell(OutboundMessage)
    case skip(Reason)
}
