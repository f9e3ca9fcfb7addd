/// What became of one message.
package enum SMTPOutcome: Hashable, Sendable {
    /// The server has taken responsibility for it.
    case delivered(SMTPReply)
    /// Not now: try again at 1, 5, 15, 60 minutes and so on. After 421 the session is closed.
    case retryLater(SMTPReply?)
    /// This message will never be taken.
    case refused(SMTPReply)
    /// The account, not the message, is refused: nothing more is sent until somebody has mended it, and the message waits.
    case accountProblem(SMTPReply?)
    /// The connection was lost behind the final dot: it may have been delivered. Try again with the same Message-ID and mark a possible
    /// duplicate.
    case unknown
    /// The connection was lost before the final dot: it was not delivered. Try again.
    case lostBeforeDot

    /// A refusal of our own, before anything is sent.
    struct Refused: Error {
        let reply: SMTPReply

        init(_ code: Int, _ enhanced: EnhancedStatus) {
            reply = SMTPReply(code: code, enhanced: enhanced)
        }
    }

    /// What a failed connection means for the messages that wait for it.
    package init(connecting failure: ConnectionFailure) {
        switch failure.consequence {
        case .slowDownAndAlarm, .renewToken: self = .accountProblem(nil)
        case .retry, .stop: self = .retryLater(nil)
        }
    }
}
