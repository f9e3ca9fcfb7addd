/// A conversation that may go on.
package struct KnownConversation: Hashable, Sendable {
    package var id: RowID
    package var request: RowID?
    package var lastAt: Moment

    package init(id: RowID, request: RowID?, lastAt: Moment) {
        self.id = id
        self.request = request
        self.lastAt = lastAt
    }
}
