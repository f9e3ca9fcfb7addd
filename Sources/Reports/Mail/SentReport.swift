package import Intake

/// A report that was sent: its figures never change.
package struct SentReport: Hashable, Sendable {
    package struct Recipient: Hashable, Sendable {
        package var address: String
        /// As the outbox has it: `pending`, `sent`, `dead` and so on.
        package var state: String
        package var sentAt: Moment?

        package init(address: String, state: String, sentAt: Moment?) {
            self.address = address
            self.state = state
            self.sentAt = sentAt
        }
    }

    package struct File: Hashable, Sendable {
        /// Among the report's.
        package var position: Int
        package var name: String
        package var mediaType: String
        /// Bytes.
        package var size: Int

        package init(position: Int, name: String, mediaType: String, size: Int) {
            self.position = position
            self.name = name
            self.mediaType = mediaType
            self.size = size
        }
    }

    package var id: RowID
    package var name: String
    package var subject: String
    package var from: String
    package var to: String
    package var asOf: Moment
    package var madeAt: Moment
    package var text: String
    package var recipients: [Recipient]
    package var files: [File]

    package init(
        id: RowID, name: String, subject: String, from: String, to: String, asOf: Moment, madeAt: Moment,
        text: String, recipients: [Recipient] = [], files: [File] = []
    ) {
        self.id = id
        self.name = name
        self.subject = subject
        self.from = from
        self.to = to
        self.asOf = asOf
        self.madeAt = madeAt
        self.text = text
        self.recipients = recipients
        self.files = files
    }
}
