import Desk
import Intake

/// The part of the queue that a page shows.
struct LiveQueueFilter: Hashable, Sendable {
    /// The views of the queue's page, as its address has them.
    enum View: Hashable, Sendable {
        case all
        /// What nobody has.
        case free
        case mine(AgentID)
        /// What was put off, by whoever has it.
        case later

        /// Nil for a word that is none.
        init?(_ word: String, _ agent: AgentID) {
            switch word {
            case "all": self = .all
            case "free": self = .free
            case "mine": self = .mine(agent)
            case "later": self = .later
            default: return nil
            }
        }
    }

    var view = View.free
    var channel: ChannelKind?
    /// Nil for all.
    var department: String?
    /// Only what comes behind it: a page after the first.
    var after: QueuePlace?
    /// Rows of the list.
    var length = WorkList.length

    func matches(_ card: WorkCard) -> Bool {
        if let channel, card.channel != channel { return false }
        if let department, card.department != department { return false }
        if let after, !(after < card.place) { return false }
        return switch view {
        case .all: !card.isPutOff
        case .free: !card.isPutOff && card.holder == nil
        case .mine(let agent): !card.isPutOff && card.holder?.agent == agent
        case .later: card.isPutOff
        }
    }
}
