/// Work with the same demand, the most urgent first. A sorted array: at some thousand entries, moving them costs less than following
/// the nodes of a tree, and going through them in order costs nothing.
struct WaitingLine: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        /// `WorkItem.rank`, in milliseconds.
        var rank: Int64
        var item: ItemID

        static func < (a: Entry, b: Entry) -> Bool { a.rank != b.rank ? a.rank < b.rank : a.item < b.item }
    }

    private(set) var entries: [Entry] = []

    mutating func insert(_ entry: Entry) { entries.insert(entry, at: position(of: entry)) }

    mutating func remove(_ entry: Entry) {
        let position = position(of: entry)
        if position < entries.count, entries[position] == entry { entries.remove(at: position) }
    }

    /// How many entries lie before this one, whether it is among them or not.
    func position(of entry: Entry) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
