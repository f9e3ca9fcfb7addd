/// What a provider or a mail server says became of a message of ours: an event, never a contact.
package struct DeliveryReport: Hashable, Codable, Sendable {
    package enum Status: String, Codable, Hashable, Sendable {
        case queued
        case sent
        case delivered
        case delayed
        case failed
    }

    /// Which message of ours it speaks of.
    package enum Subject: Hashable, Codable, Sendable {
        /// The provider's id for it.
        case providerID(String)
        /// Our outbox row, where the callback's address carries it.
        case outboxRow(RowID)
        /// The Message-ID that we gave it.
        case messageID(String)
    }

    package var subject: Subject
    package var status: Status
    /// The provider's error code or the enhanced status code (RFC 3463), where there is one.
    package var code: String?

    package init(subject: Subject, status: Status, code: String? = nil) {
        self.subject = subject
        self.status = status
        self.code = code
    }
}
