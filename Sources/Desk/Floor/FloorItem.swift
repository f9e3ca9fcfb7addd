import Intake

/// A piece of work on the floor.
struct FloorItem: Hashable, Sendable {
    var work: WorkItem
    var state = WorkState.waiting
    /// The line it waits in; of no meaning unless it waits.
    var key: LineKey
    var rank: Int64 = 0
    var isPlacedByPerson = false
    /// The agent whose next room is kept for it.
    var hold: AgentID?
    /// When it is to be looked at again, in milliseconds.
    var wake: Int64?
    /// The supervisor was told that nobody can do it.
    var isUnservedTold = false

    init(_ work: WorkItem) {
        self.work = work
        key = LineKey(channel: work.channel)
    }

    var entry: WaitingLine.Entry { WaitingLine.Entry(rank: rank, item: work.id) }

    var assignment: Assignment? {
        guard case .assigned(let assignment) = state else { return nil }
        return assignment
    }

    var offer: Offer? {
        guard case .offered(let offer) = state else { return nil }
        return offer
    }

    var isWaiting: Bool { state == .waiting }
}
