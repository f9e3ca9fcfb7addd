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
    /// The provider's id for the text, where it names one.
    package var providerID: String?
    /// Our outbox row, where the callback's address carries it.
    package var row: RowID?
    package var status: DeliveryReport.Status
    /// The provider's error code.
    package var code: String?

    package init(
        account: String, eventID: String, providerID: String?, row: RowID?, status: DeliveryReport.Status,
        code: String? = nil
    ) {
        self.account = account
        self.eventID = eventID
        self.providerID = providerID
        self.row = row
        self.status = status
        self.code = code
    }

    /// As the stages know it. Our own row says it more surely than the provider's id, which we may never have learnt.
    package var report: DeliveryReport {
        DeliveryReport(subject: row.map { .outboxRow($0) } ?? .providerID(providerID ?? ""), status: status, code: code)
    }

    /// The text it speaks of.
    var subjectID: String { row.map(\.description) ?? providerID ?? "" }
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
