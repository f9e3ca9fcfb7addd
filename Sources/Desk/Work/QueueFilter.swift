package import Intake

/// Which open requests a list shows.
package struct QueueFilter: Hashable, Sendable {
    package enum Hands: Hashable, Sendable {
        case anybody
        /// What nobody has.
        case nobody
        case of(AgentID)
    }

    package var hands: Hands
    package var department: String?
    package var channel: ChannelKind?
    /// What a rule calls it.
    package var tag: String?
    /// What was put off until later, in place of what is not.
    package var isSnoozed = false
    /// Only what comes behind this place: the next page.
    package var after: QueuePlace?
    /// At most so many.
    package var limit: Int

    package init(
        hands: Hands = .anybody, department: String? = nil, channel: ChannelKind? = nil, after: QueuePlace? = nil,
        limit: Int = 50
    ) {
        self.hands = hands
        self.department = department
        self.channel = channel
        self.after = after
        self.limit = limit
    }
}
