/// A line more in a digest that has not gone out yet.
package struct DigestAddition: Hashable, Sendable {
    package var outboxRow: RowID
    package var trackingNumber: TrackingNumber

    package init(outboxRow: RowID, trackingNumber: TrackingNumber) {
        self.outboxRow = outboxRow
        self.trackingNumber = trackingNumber
    }
}
