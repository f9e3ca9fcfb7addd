package import Intake

/// A request's place on the list: the most urgent first, and of these the oldest.
package struct FollowUpPlace: Hashable, Comparable, Sendable {
    package var priority: Int
    package var request: RowID

    package init(priority: Int, request: RowID) {
        self.priority = priority
        self.request = request
    }

    /// Reads what `text` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let priority = Int(parts[0]), let request = Int64(parts[1]) else { return nil }
        self.init(priority: priority, request: RowID(rawValue: request))
    }

    /// For an address.
    package var text: String { "\(priority)-\(request.rawValue)" }

    package static func < (a: FollowUpPlace, b: FollowUpPlace) -> Bool {
        (a.priority, a.request.rawValue) < (b.priority, b.request.rawValue)
    }
}
