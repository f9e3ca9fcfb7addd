/// A conversation that goes on, with the contact that is open in it.
package struct KnownConversation: Hashable, Sendable {
    package var id: RowID
    package var request: RowID?
    package var trackingNumber: TrackingNumber?
    package var lastAt: Moment
    /// Its newest contact.
    package var contact: RowID?

    package init(id: RowID, request: RowID?, trackingNumber: TrackingNumber?, lastAt: Moment, contact: RowID?) {
        self.id = id
        self.request = request
        self.trackingNumber = trackingNumber
        self.lastAt = lastAt
        self.contact = contact
    }
}
