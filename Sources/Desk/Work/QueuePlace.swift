package import Intake

/// A place in the queue: the most urgent first, the oldest of them first.
package struct QueuePlace: Hashable, Sendable {
    package var priority: Int
    package var id: RowID

    package init(priority: Int, id: RowID) {
        self.priority = priority
        self.id = id
    }

    /// Reads what `text` wrote; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let priority = Int(parts[0]), (0...9).contains(priority), let id = Int64(parts[1]),
            id >= 0
        else { return nil }
        self.init(priority: priority, id: RowID(rawValue: id))
    }

    /// For an address: `3-1234`.
    package var text: String { "\(priority)-\(id.rawValue)" }
}
