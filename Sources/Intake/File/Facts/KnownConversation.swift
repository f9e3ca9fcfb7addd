/// A conversation that may go on.
package struct KnownConversation: Hashable, Sendable {
    package var id: RowID
    package var request: RowID?
    /// Whether that request is resolved.
    package var isResolved: Bool
    package var lastAt: Moment

    package init(id: RowID, request: RowID?, isResolved: Bool = false, lastAt: Moment) {
        self.id = id
        self.request = request
        self.isResolved = isResolved
        self.lastAt = lastAt
    }
}
