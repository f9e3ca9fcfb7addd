/// What is to happen, the soonest first; of two at one moment, the one that was put in first.
struct SimulationQueue {
    enum Happening {
        case arrival(Int)
        /// The next one by chance on a channel.
        case chance(Int)
        case gaveUp(ItemID)
        case accepts(Int, ItemID, version: Int64)
        /// Something that the agent has in hand is finished, unless that changed since.
        case finishes(Int, stamp: Int)
        case duty(Int, Duty)
        case floorWakes
    }

    enum Duty {
        case begins
        case pauses
        case ends
    }

    struct Entry {
        var at: Int64
        var order: Int
        var happening: Happening

        static func < (a: Entry, b: Entry) -> Bool { a.at != b.at ? a.at < b.at : a.order < b.order }
    }

    private var entries: [Entry] = []
    private var order = 0

    mutating func insert(_ happening: Happening, at: Int64) {
        order += 1
        entries.append(Entry(at: at, order: order, happening: happening))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child] < entries[parent] else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    mutating func next() -> Entry? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return first }
        entries[0] = last
        var parent = 0
        while true {
            var least = parent
            let left = 2 * parent + 1
            if left < entries.count, entries[left] < entries[least] { least = left }
            if left + 1 < entries.count, entries[left + 1] < entries[least] { least = left + 1 }
            guard least != parent else { return first }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
