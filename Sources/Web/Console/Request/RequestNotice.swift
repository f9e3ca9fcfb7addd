import Desk

/// What a request's page says after something was done: in its address, so that reloading it does nothing again.
enum RequestNotice: String {
    case taken
    case putBack = "put-back"
    case answered
    case resolved
    case published
    case unpublished
    case noted
    case handedOver = "handed-over"
    case escalated
    case snoozed
    case woken
    case changed
    case closed
    case reopened
    case linked
    case unlinked
    case merged
    case unmerged
    case split
    case unsplit
    case accepted
    case chatEnded = "chat-ended"
    case chatClosed = "chat-closed"
    case chatJoined = "chat-joined"
    case ruledOut = "ruled-out"
    case ruledIn = "ruled-in"
    case residentMerged = "resident-merged"
    case residentUnmerged = "resident-unmerged"
    case answeredQuestions = "answered-questions"
    case undone
    case asked
    case settled
    case promised
    case promiseEnded = "promise-ended"
    case escalationClosed = "escalation-closed"

    /// Whether the page says what the request's type must know and nobody answered: after it was changed, and where it was closed without.
    func tellsWhatIsMissing(_ standing: RequestStanding) -> Bool {
        switch self {
        case .changed: true
        case .closed, .resolved: standing.closedAs == .resolved
        default: false
        }
    }

    var words: String {
        switch self {
        case .taken: "You have it."
        case .putBack: "It is back in the queue."
        case .answered: "Your answer goes out in a few seconds. Until then you can stop it."
        case .published: "Everybody who knows the number can read it now."
        case .unpublished: "Nobody can read it any more."
        case .resolved: "Closed. Your answer goes out in a few seconds; until then you can stop it."
        case .noted: "Noted. Only the staff see it."
        case .handedOver: "Handed over."
        case .escalated: "Escalated."
        case .snoozed: "Put off. It comes back then, or when the resident writes."
        case .woken: "It is back at work."
        case .changed: "Changed."
        case .closed: "Closed. Nothing was sent."
        case .reopened: "Open again."
        case .linked: "Linked as a duplicate. Its reporter hears of the other request, unless you unlink it soon."
        case .merged: "Merged: the other request's messages stand here now."
        case .unmerged: "The merging is taken back: it stands as before."
        case .split: "Split off: these messages are a request of their own now."
        case .unsplit: "The splitting is taken back: the messages stand here again."
        case .accepted: "Accepted: it counts as this request's own."
        case .chatEnded: "The chat is over, and the resident was told."
        case .chatClosed: "The chat is over, the resident was told, and the request is closed."
        case .chatJoined: "You are in the chat. The resident and the agent can see that."
        case .ruledOut: "Noted: these two are not about the same. You can take that back below."
        case .ruledIn: "Taken back: they may be about the same."
        case .residentMerged: "They are one resident now."
        case .residentUnmerged: "They are two residents again."
        case .answeredQuestions: "The answers are kept."
        case .asked: "The department is asked by mail."
        case .settled: "The complaint is off the list."
        case .promised: "Noted. It comes up on the list of what to follow up where the day passes."
        case .promiseEnded: "The promise is ended."
        case .escalationClosed: "The escalation is settled."
        case .undone: "Undone: it stands as before that was decided."
        case .unlinked: "It is no duplicate any more, and stands as before."
        }
    }
}
