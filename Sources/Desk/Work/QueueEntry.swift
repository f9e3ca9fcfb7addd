package import Intake

/// An open request as the queue shows it.
package struct QueueEntry: Hashable, Sendable {
    package var id: RowID
    package var trackingNumber: TrackingNumber
    package var title: String
    package var status: RequestStatus
    /// 1, the most urgent, to 5.
    package var priority: Int
    package var department: String
    package var queue: String
    /// The name of the team whose it is; nil for nobody's in particular.
    package var team: String?
    package var channel: ChannelName
    package var language: Language
    package var openedAt: Moment
    /// Since when the resident has waited for a person's answer; nil where the last word is ours.
    package var waitingSince: Moment?
    package var holder: Holder?
    /// Whether our last answer did not arrive.
    package var isUndelivered = false
    /// What the rule that placed it calls it.
    package var tags: [String] = []

    package init(
        id: RowID, trackingNumber: TrackingNumber, title: String, status: RequestStatus, priority: Int,
        department: String, queue: String, channel: ChannelName, language: Language, openedAt: Moment,
        waitingSince: Moment?, holder: Holder?
    ) {
        self.id = id
        self.trackingNumber = trackingNumber
        self.title = title
        self.status = status
        self.priority = priority
        self.department = department
        self.queue = queue
        self.channel = channel
        self.language = language
        self.openedAt = openedAt
        self.waitingSince = waitingSince
        self.holder = holder
    }

    /// Its place in the queue.
    package var place: QueuePlace { QueuePlace(priority: priority, id: id) }
}
