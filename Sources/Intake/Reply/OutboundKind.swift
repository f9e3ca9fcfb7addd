/// Why we send something. Each kind has its cap (promise 8).
package enum OutboundKind: String, Codable, CaseIterable, Hashable, Sendable {
    /// "We have it": one for each new request.
    case acknowledgement
    /// One message with the tracking numbers that were not acknowledged singly, since the cap was reached.
    case digest
    case optOutConfirmation = "opt_out_confirmation"
    case optInConfirmation = "opt_in_confirmation"
    case help
    /// "Call 911": to whoever writes what sounds like an emergency, at once and beside the acknowledgement.
    case emergency
    /// What an agent wrote: no cap, no template.
    case answer
    /// "Your agent is gone, somebody else will come": into the chat that they had.
    case agentGone = "agent_gone"
    /// "How did we do?": once what the resident asked for is closed, and to nobody twice in 30 days.
    case survey
    /// "Your report is about the same thing as another request": to the reporter of a duplicate, once.
    case duplicate
    /// "That other request is closed": to the same, once.
    case parentClosed = "parent_closed"
    /// "What you write about is known": an incident notice, where no acknowledgement carries it.
    case notice
    /// "That is over": to whoever was told of the notice, once.
    case noticeEnded = "notice_ended"
    /// "Something came": to an address of the staff's, since a rule says so.
    case staffNotice = "staff_notice"
    /// The manager's figures of a period: to the people whom the settings name.
    case report
    /// A code for an address that was typed in a chat: without a word of the chat.
    case transcriptCode = "transcript_code"
    /// A chat as it went, to an address that was proven by such a code.
    case transcript

    /// STOP, START and HELP are confirmed even to someone who opted out, under a cap of their own.
    package var isKeywordConfirmation: Bool {
        switch self {
        case .optOutConfirmation, .optInConfirmation, .help: true
        case .acknowledgement, .digest, .emergency, .answer, .agentGone, .survey, .duplicate, .parentClosed,
            .notice, .noticeEnded, .staffNotice, .report, .transcriptCode, .transcript:
            false
        }
    }

    /// Whether a reply of this kind may name the request's tracking number; the others are about no request.
    var namesRequest: Bool {
        switch self {
        case .acknowledgement, .digest, .survey, .duplicate, .parentClosed: true
        case .optOutConfirmation, .optInConfirmation, .help, .emergency, .answer, .agentGone, .notice,
            .noticeEnded, .staffNotice, .report, .transcriptCode, .transcript:
            false
        }
    }
}
