package import Intake

/// Where a page of what was found begins.
package struct SearchPlace: Hashable, Sendable {
    package let width: SearchQuery.Width
    /// Only what is older than this.
    package let before: RowID?

    package init(width: SearchQuery.Width, before: RowID?) {
        self.width = width
        self.before = before
    }

    /// Reads `text`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let width = parts.first.flatMap({ SearchQuery.Width(rawValue: String($0)) }), parts.count <= 2 else {
            return nil
        }
        self.width = width
        guard parts.count == 2 else {
            before = nil
            return
        }
        guard let id = Int64(parts[1]), id > 0 else { return nil }
        before = RowID(rawValue: id)
    }

    /// For an address, as in `typed-123`.
    package var text: String { before.map { "\(width.rawValue)-\($0.rawValue)" } ?? width.rawValue }
}
