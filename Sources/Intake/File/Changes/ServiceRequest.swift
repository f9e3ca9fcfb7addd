/// The case: what the city does something about.
package struct ServiceRequest: Sendable {
    package var id: RowID
    package var trackingNumber: TrackingNumber
    /// A line that names it: the mail's subject or the first words of the text, at most 200 characters.
    package var title: String
    package var status: RequestStatus
    package var placement: Placement
    /// The channel that opened it.
    package var channel: ChannelName
    /// Who asked; nil where the sender could not be read.
    package var resident: RowID?
    package var language: Language
    package var openedAt: Moment
    /// Where it is about, as its text says, where that is certain.
    package var place: String?

    package init(
        id: RowID, trackingNumber: TrackingNumber, title: String, status: RequestStatus, placement: Placement,
        channel: ChannelName, resident: RowID?, language: Language, openedAt: Moment, place: String? = nil
    ) {
        self.id = id
        self.trackingNumber = trackingNumber
        self.title = title
        self.status = status
        self.placement = placement
        self.channel = channel
        self.resident = resident
        self.language = language
        self.openedAt = openedAt
        self.place = place
    }
}
