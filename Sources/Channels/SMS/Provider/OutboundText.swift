package import Intake

/// One text of ours, ready for a provider.
package struct OutboundText: Sendable {
    /// The outbox row: the stable id, also carried by the address of the status callback.
    package var id: RowID
    package var from: PhoneNumber
    package var to: PhoneNumber
    package var text: String
    /// When the row was made: nothing older in a provider's listing can be it.
    package var createdAt: Moment

    package init(id: RowID, from: PhoneNumber, to: PhoneNumber, text: String, createdAt: Moment) {
        self.id = id
        self.from = from
        self.to = to
        self.text = text
        self.createdAt = createdAt
    }
}
