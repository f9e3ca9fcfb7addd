/// A message of ours: an outbox row, written in the same transaction as what caused it (promise 7).
package struct OutboundMessage: Sendable {
    /// Also the stable id by which the far side can drop a repeat.
    package var id: RowID
    package var kind: OutboundKind
    package var channel: ChannelName
    /// The address, number or session it goes to: always an identity on file.
    package var recipient: String
    package var subject: String?
    package var text: String
    package var language: Language
    package var request: RowID?
    package var conversation: RowID?
    /// The inbound message that caused it.
    package var cause: RowID
    /// Mail only: our Message-ID, with its keyed MAC.
    package var messageID: String?
    /// Mail only: what it answers, for In-Reply-To and References (RFC 5322 §3.6.4).
    package var references: [String]
    /// Digests only: the numbers it tells; the text is rendered when it goes out, since more may be added until then.
    package var trackingNumbers: [TrackingNumber]
    package var createdAt: Moment
    /// Not sent before this moment.
    package var dueAt: Moment
    /// How often sending it was tried.
    package var attempts: Int
    /// Mail only: the same as HTML, and the files that go along. They stand with what the message is of, and come with its claim.
    package var html: String?
    package var files: [OutboundFile] = []

    package init(
        id: RowID, kind: OutboundKind, channel: ChannelName, recipient: String, subject: String?, text: String,
        language: Language, request: RowID?, conversation: RowID?, cause: RowID, messageID: String? = nil,
        references: [String] = [], trackingNumbers: [TrackingNumber] = [], createdAt: Moment, dueAt: Moment,
        attempts: Int = 0
    ) {
        self.id = id
        self.kind = kind
        self.channel = channel
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.language = language
        self.request = request
        self.conversation = conversation
        self.cause = cause
        self.messageID = messageID
        self.references = references
        self.trackingNumbers = trackingNumbers
        self.createdAt = createdAt
        self.dueAt = dueAt
        self.attempts = attempts
    }
}
