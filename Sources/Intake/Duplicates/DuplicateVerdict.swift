/// Whether the reporter of a duplicate is told.
package enum DuplicateVerdict: Sendable {
    /// Why they are not.
    package enum Reason: String, Sendable {
        /// It is days ago: it would only surprise.
        case late
        /// The link was taken back, or the other request is open again.
        case undone
        case setAside = "set_aside"
        /// Nobody may learn that there is such a request.
        case notPublic = "not_public"
        /// Nobody wrote who could be written to.
        case nobody
        case optedOut = "opted_out"
        case bounced
        /// They were answered on the other request.
        case answered
        /// They were told before.
        case told
    }

    case tell(OutboundMessage)
    case skip(Reason)
}
