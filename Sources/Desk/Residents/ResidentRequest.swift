package import Intake

/// A request in a resident's history.
package struct ResidentRequest: Hashable, Sendable {
    package var number: TrackingNumber
    package var title: String
    package var status: RequestStatus
    package var department: String
    package var channel: ChannelKind
    package var openedAt: Moment

    package init(
        number: TrackingNumber, title: String, status: RequestStatus, department: String, channel: ChannelKind,
        openedAt: Moment
    ) {
        self.number = number
        self.title = title
        self.status = status
        self.department = department
        self.channel = channel
        self.openedAt = openedAt
    }
}
