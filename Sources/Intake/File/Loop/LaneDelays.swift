/// Lanes that wait since one of their messages failed: nothing later of the lane may pass it (promise 6).
struct LaneDelays {
    private struct Lane: Hashable {
        var channel: String
        var lane: String
    }

    private let delay: Duration
    private var until: [Lane: Moment] = [:]
    /// Kept things of delayed lanes: not to be read again while they wait.
    private(set) var excluded: Set<RowID> = []

    init(delay: Duration) { self.delay = delay }

    /// Starts a look at the backlog: lanes whose time has come are free again.
    mutating func begin(now: Moment) -> Set<RowID> {
        let count = until.count
        // A lane whose time lies further ahead than any delay was held before the clock was set back.
        until = until.filter { $0.value > now && $0.value <= now + delay }
        // Which things belong to which lane is read from the store again: only few lanes ever wait.
        if until.count < count { excluded = [] }
        return excluded
    }

    /// Holds up the lane of a thing that failed.
    mutating func delay(_ prepared: Prepared, now: Moment) {
        until[Lane(channel: prepared.channel.id, lane: prepared.lane)] = now + delay
        excluded.insert(prepared.kept)
    }

    /// Those of `batch` whose lane is free.
    mutating func admit(_ batch: [Prepared]) -> [Prepared] {
        guard !until.isEmpty else { return batch }
        return batch.filter { prepared in
            guard until[Lane(channel: prepared.channel.id, lane: prepared.lane)] != nil else { return true }
            excluded.insert(prepared.kept)
            return false
        }
    }
}
