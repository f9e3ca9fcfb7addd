package import Intake

/// What one verified call tells us. A call may tell several things: some providers send arrays.
package enum TextEvent: Hashable, Sendable {
    /// Somebody wrote to a number of ours.
    case message(TextIn)
    /// News of a text of ours.
    case status(TextStatus)
    /// The provider said it, since the signature holds, but what it means we cannot tell: kept and quarantined.
    case unreadable(TextUnreadable)
}

/// News of a text of ours.
package struct TextStatus: Hashable, Codable, Sendable {
    /// The provider's account, as in `TextIn`.
    package var account: String
    /// What makes this piece of news unique within the account: the same status of the same text again is a redelivery.
    package var eventID: String
    package var report: DeliveryReport

    package init(account: String, eventID: String, report: DeliveryReport) {
        self.account = account
        self.eventID = eventID
        self.report = report
    }
}

/// A verified call that cannot be understood.
package struct TextUnreadable: Hashable, Codable, Sendable {
    package var account: String
    /// Unique within the account: the provider's id where it gave one, or a digest of the raw request.
    package var eventID: String
    /// For the operator; without personal data.
    package var reason: String

    package init(account: String, eventID: String, reason: String) {
        self.account = account
        self.eventID = eventID
        self.reason = reason
    }
}
