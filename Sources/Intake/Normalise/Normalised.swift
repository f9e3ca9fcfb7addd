/// What the bytes turned out to be.
package enum Normalised: Sendable {
    case message(Message)
    /// News of a message of ours: an event, never a contact.
    case deliveryReport(DeliveryReport)
    /// Kept, but not to be understood: to the quarantine, with the reason for the operator (no personal data).
    case unprocessable(reason: String)
}
