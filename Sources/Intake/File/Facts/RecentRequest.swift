/// An open request of the same resident.
package struct RecentRequest: Hashable, Sendable {
    package var id: RowID
    package var trackingNumber: TrackingNumber
    package var channel: String
    package var openedAt: Moment

    package init(id: RowID, trackingNumber: TrackingNumber, channel: String, openedAt: Moment) {
        self.id = id
        self.trackingNumber = trackingNumber
        self.channel = channel
        self.openedAt = openedAt
    }
}
