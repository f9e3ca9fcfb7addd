import Intake

/// An agent on the floor.
struct FloorAgent: Hashable, Sendable {
    var profile: AgentProfile
    var presence = Presence.offline
    /// Since when their connection is lost.
    var vanishedAt: Moment?
    /// Offers that they let pass, in a row.
    var unanswered = 0
    var load = AgentLoad()
    /// What they have, work that rests included.
    var assigned: Set<ItemID> = []
    var offers: Set<ItemID> = []
    /// What they are not offered again, and until when.
    var barred: [ItemID: Moment] = [:]
    /// Counts offers over the whole floor: the smaller, the longer they have waited for one.
    var lastGiven: Int64 = 0
    /// The work for which their next room is kept.
    var hold: ItemID?
    /// When they are to be looked at again, in milliseconds.
    var wake: Int64?

    /// May be offered work.
    var isOpen: Bool { vanishedAt == nil && presence == .available }

    /// Worth waiting for: available, or soon so.
    var isExpected: Bool {
        guard vanishedAt == nil else { return false }
        switch presence {
        case .available, .afterWork: return true
        case .offline, .busy, .onBreak, .unanswered: return false
        }
    }
}
