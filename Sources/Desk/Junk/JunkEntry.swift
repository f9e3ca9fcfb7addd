package import Intake

/// A request that is set aside, or that may be junk, as a list shows it.
package struct JunkEntry: Hashable, Sendable {
    /// Where the next page of the list begins.
    package var place: RowID
    package var number: TrackingNumber
    package var title: String
    package var channel: ChannelName
    package var openedAt: Moment
    /// The automatic decision that says so; nil where only a person does.
    package var decision: RowID?
    /// The decision's reason, e.g. `spam by its words: claim, prize` or `auto-replied`.
    package var reason: String
    /// 0 to 1: how sure the decision is.
    package var score: Double
    /// Who set it aside; nil where it was set aside by itself, and of what is not set aside.
    package var setAsideBy: String?

    package init(
        place: RowID, number: TrackingNumber, title: String, channel: ChannelName, openedAt: Moment, decision: RowID?,
        reason: String, score: Double, setAsideBy: String?
    ) {
        self.place = place
        self.number = number
        self.title = title
        self.channel = channel
        self.openedAt = openedAt
        self.decision = decision
        self.reason = reason
        self.score = score
        self.setAsideBy = setAsideBy
    }
}
