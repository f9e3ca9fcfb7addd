/// A conversation that may go on.
package struct KnownConversation: Hashable, Sendable {
    package var id: RowID
    package var request: RowID?
    /// Whether that request is resolved.
    package var isResolved: Bool
    package var lastAt: Moment
    /// The resident of that request, who may be another than the one who writes where requests were merged.
    package var owner: RowID?

    package init(id: RowID, request: RowID?, isResolved: Bool = false, lastAt: Moment, owner: RowID? = nil) {
        self.id = id
        self.request = request
        self.isResolved = isResolved
        self.lastAt = lastAt
        self.owner = owner
    }
}
