import Desk
import Intake

/// The part of the queue that a page shows: what nobody has.
struct LiveQueueFilter: Hashable, Sendable {
    /// Rows of a page's list.
    static let length = 12

    var channel: ChannelKind?
    /// Nil for all.
    var department: String?

    func matches(_ card: WorkCard) -> Bool {
        if let channel, card.channel != channel { return false }
        return department.map { $0 == card.department } ?? true
    }
}
