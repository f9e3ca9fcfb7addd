/// A request that a message names, and whose it is.
package struct NamedRequest: Hashable, Sendable {
    package enum Means: String, Hashable, Sendable {
        case token
        case references
        case mention
    }

    package var id: RowID
    package var trackingNumber: TrackingNumber
    package var means: Means
    package var resident: RowID?
    package var isResolved: Bool
    /// The newest conversation about it of this sender with the address or number of ours that the message came to.
    package var conversation: RowID?

    package init(
        id: RowID, trackingNumber: TrackingNumber, means: Means, resident: RowID?, isResolved: Bool = false,
        conversation: RowID?
    ) {
        self.id = id
        self.trackingNumber = trackingNumber
        self.means = means
        self.resident = resident
        self.isResolved = isResolved
        self.conversation = conversation
    }
}
