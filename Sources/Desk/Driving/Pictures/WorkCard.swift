package import Intake

/// A piece of work as people see it in a list.
package struct WorkCard: Hashable, Sendable {
    package var item: ItemID
    package var number: TrackingNumber
    package var title: String
    package var channel: ChannelKind
    package var language: Language
    /// 1, the most urgent, to 5.
    package var priority: Int
    package var department: String
    /// The name of the team whose it is; nil for nobody's in particular.
    package var team: String?
    package var openedAt: Moment
    /// Since when the resident has waited for a person's answer; nil where the last word is ours.
    package var waitingSince: Moment?
    /// When the next answer is due; nil without a target.
    package var due: Moment?
    /// What is due then.
    package var dueStage: ServiceStage?
    /// Little of its time is left.
    package var isDueSoon = false
    /// Whether our last answer did not arrive.
    package var isUndelivered = false
    /// Who has it.
    package var holder: Holder?
    /// Put off until a moment, or until the resident writes.
    package var isPutOff: Bool
    /// Of its row: goes up by one with every change of hands.
    package var version: Int64

    package init(
        item: ItemID, number: TrackingNumber, title: String, channel: ChannelKind, language: Language, priority: Int,
        department: String, openedAt: Moment, waitingSince: Moment?, due: Moment? = nil, holder: Holder?,
        isPutOff: Bool = false, version: Int64
    ) {
        self.item = item
        self.number = number
        self.title = title
        self.channel = channel
        self.language = language
        self.priority = priority
        self.department = department
        self.openedAt = openedAt
        self.waitingSince = waitingSince
        self.due = due
        self.holder = holder
        self.isPutOff = isPutOff
        self.version = version
    }

    /// Its place in the queue.
    package var place: QueuePlace { QueuePlace(priority: priority, id: RowID(rawValue: item.rawValue)) }
}
