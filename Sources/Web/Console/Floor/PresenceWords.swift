import Desk
import Intake

/// Where somebody is, for people and for scripts.
enum PresenceWords {
    static func code(_ presence: Presence) -> String {
        switch presence {
        case .offline: PresenceChoice.offline.rawValue
        case .available: PresenceChoice.available.rawValue
        case .busy: PresenceChoice.busy.rawValue
        case .onBreak: PresenceChoice.onBreak.rawValue
        case .afterWork: PresenceChoice.afterWork.rawValue
        case .unanswered: "unanswered"
        }
    }

    static func title(_ choice: PresenceChoice) -> String {
        switch choice {
        case .offline: "Offline"
        case .available: "Available"
        case .busy: "Busy"
        case .onBreak: "On a break"
        case .afterWork: "After-work"
        }
    }

    static func title(_ presence: Presence) -> String {
        switch presence {
        case .offline: title(PresenceChoice.offline)
        case .available: title(PresenceChoice.available)
        case .busy: title(PresenceChoice.busy)
        case .onBreak: title(PresenceChoice.onBreak)
        case .afterWork: title(PresenceChoice.afterWork)
        case .unanswered: "Did not answer offers"
        }
    }

    /// Why something did not happen.
    ///
    /// - Parameter name: what a colleague is called; nil where it is not known.
    static func refusal(_ refusal: Refusal, name: (AgentID) -> String?) -> String {
        switch refusal {
        case .taken(let agent): "\(name(agent) ?? "Somebody else") has it."
        case .stale: "It changed meanwhile. Look again."
        case .offerGone: "The offer is over."
        case .notYours: "Only who has it may do this."
        case .notTrained(let kind): "Not trained for \(ConsoleWords.channel(kind).lowercased())."
        case .outOfSight(let agent):
            "\(name(agent) ?? "The agent") works for another department, and does not see this."
        case .absent(let agent): "\(name(agent) ?? "The agent") is not there: say first that they are."
        case .noSuchItem: "It is not open any more."
        case .noSuchAgent: "They are not on the roster."
        }
    }
}
