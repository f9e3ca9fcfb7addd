package import Intake

/// A message of ours on a request, and how far it got.
package struct RequestAnswer: Sendable {
    package var id: RowID
    package var kind: OutboundKind
    package var channel: String
    package var recipient: String
    package var text: String
    /// `pending`, `sending`, `unknown`, `sent` or `dead`.
    package var state: String
    /// What the provider reported later, e.g. `delivered`.
    package var delivery: String?
    /// How often it was sent again because it was not known whether it had gone out.
    package var repeats: Int
    package var createdAt: Moment
    package var sentAt: Moment?

    package init(
        id: RowID, kind: OutboundKind, channel: String, recipient: String, text: String, state: String,
        delivery: String?, repeats: Int, createdAt: Moment, sentAt: Moment?
    ) {
        self.id = id
        self.kind = kind
        self.channel = channel
        self.recipient = recipient
        self.text = text
        self.state = state
        self.delivery = delivery
        self.repeats = repeats
        self.createdAt = createdAt
        self.sentAt = sentAt
    }
}
