/// When agents and work are to be looked at again: a binary heap, the soonest first. Each owner has one wake at a time, which it knows;
/// entries that its owner no longer knows are skipped when they come up, and cleared away when they are the more.
struct WakeQueue: Hashable, Sendable {
    enum Owner: Hashable, Sendable {
        case item(ItemID)
        case agent(AgentID)

        /// Agents before work, so that what ends for an agent at one moment ends in the same order in every run.
        var order: (Int, Int64) {
            switch self {
            case .agent(let id): (0, id.rawValue)
            case .item(let id): (1, id.rawValue)
            }
        }
    }

    struct Wake: Hashable, Sendable {
        /// Milliseconds since 1970 UTC.
        var at: Int64
        var owner: Owner

        static func < (a: Wake, b: Wake) -> Bool { a.at != b.at ? a.at < b.at : a.owner.order < b.owner.order }
    }

    private(set) var wakes: [Wake] = []

    var first: Wake? { wakes.first }

    mutating func insert(_ wake: Wake) {
        wakes.append(wake)
        var child = wakes.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard wakes[child] < wakes[parent] else { return }
            wakes.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeFirst() {
        guard let last = wakes.popLast(), !wakes.isEmpty else { return }
        wakes[0] = last
        sift(0)
    }

    mutating func removeAll(where isStale: (Wake) -> Bool) {
        wakes.removeAll(where: isStale)
        for parent in stride(from: wakes.count / 2 - 1, through: 0, by: -1) { sift(parent) }
    }

    private mutating func sift(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            let left = 2 * parent + 1
            if left < wakes.count, wakes[left] < wakes[least] { least = left }
            if left + 1 < wakes.count, wakes[left + 1] < wakes[least] { least = left + 1 }
            guard least != parent else { return }
            wakes.swapAt(parent, least)
            parent = least
        }
    }
}
