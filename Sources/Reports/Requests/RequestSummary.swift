package import Intake

/// A service request as a list shows it.
package struct RequestSummary: Hashable, Sendable {
    package var id: RowID
    package var trackingNumber: TrackingNumber
    package var title: String
    package var status: RequestStatus
    package var placement: Placement
    package var channel: ChannelName
    package var language: Language
    package var openedAt: Moment
    /// The resident's address or number, as a person with access to cases may see it.
    package var reportedBy: String?
    /// The version of the catalogue that its type is of; nil where there was none.
    package var catalogueVersion: Int?

    package init(
        id: RowID, trackingNumber: TrackingNumber, title: String, status: RequestStatus, placement: Placement,
        channel: ChannelName, language: Language, openedAt: Moment, reportedBy: String?
    ) {
        self.id = id
        self.trackingNumber = trackingNumber
        self.title = title
        self.status = status
        self.placement = placement
        self.channel = channel
        self.language = language
        self.openedAt = openedAt
        self.reportedBy = reportedBy
    }
}
