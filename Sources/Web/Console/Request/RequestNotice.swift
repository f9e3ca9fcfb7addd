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
    case residentMerged = "resident-merged"
    case residentUnmerged = "resident-unmerged"

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
        case .linked: "Linked as a duplicate."
        case .merged: "Merged: the other request's messages stand here now."
        case .unmerged: "The merging is taken back: it stands as before."
        case .split: "Split off: these messages are a request of their own now."
        case .unsplit: "The splitting is taken back: the messages stand here again."
        case .accepted: "Accepted: it counts as this request's own."
        case .residentMerged: "They are one resident now."
        case .residentUnmerged: "They are two residents again."
        case .unlinked: "It is no duplicate any more, and stands as before."
        }
    }
}
