package import Intake

/// A request that was found, by the newest of its messages and answers that hold what was looked for.
package struct SearchHit: Hashable, Sendable {
    /// What of it was found.
    package enum Part: String, Sendable {
        case message
        case answer
        case note
        /// Where it is about.
        case place
    }

    package let request: RowID
    package let trackingNumber: TrackingNumber
    package let title: String
    package let status: RequestStatus
    package let department: String
    package let channel: ChannelKind
    package let language: Language
    package let openedAt: Moment
    package let part: Part
    /// When that was written.
    package let at: Moment
    /// Who wrote it: the name, else the address.
    package let author: String
    package let text: String

    package init(
        request: RowID, trackingNumber: TrackingNumber, title: String, status: RequestStatus, department: String,
        channel: ChannelKind, language: Language, openedAt: Moment, part: Part, at: Moment, author: String, text: String
    ) {
        self.request = request
        self.trackingNumber = trackingNumber
        self.title = title
        self.status = status
        self.department = department
        self.channel = channel
        self.language = language
        self.openedAt = openedAt
        self.part = part
        self.at = at
        self.author = author
        self.text = text
    }
}
