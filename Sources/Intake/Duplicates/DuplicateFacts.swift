/// What the store knows of a duplicate whose reporter may be told something, read in the transaction that tells it.
package struct DuplicateFacts: Sendable {
    package enum News: Hashable, Sendable {
        /// It was linked to another request.
        case linked
        /// The other request was closed, or the one that it was linked or merged to itself.
        case parentClosed
    }

    /// A request that stands above the duplicate.
    package struct Parent: Sendable {
        package var number: TrackingNumber
        /// A code of the catalogue; nil where nobody told.
        package var requestType: String?
        package var isSetAside: Bool

        package init(number: TrackingNumber, requestType: String?, isSetAside: Bool) {
            self.number = number
            self.requestType = requestType
            self.isSetAside = isSetAside
        }
    }

    package var now: Moment
    package var news: News
    package var happenedAt: Moment
    package var request: RowID
    package var trackingNumber: TrackingNumber
    package var language: Language
    /// It was set aside as spam.
    package var isSetAside: Bool
    /// What it is a duplicate of, and what that was linked or merged to, if it was; none where it is a duplicate no more.
    package var parents: [Parent]
    /// Whether the last of the parents is closed.
    package var isParentClosed: Bool
    /// Who reported it; nil where nobody wrote who can be written to.
    package var reporter: LinkHolder?
    package var conversation: RowID?
    /// Mail only: what the reporter wrote, without angle brackets.
    package var messageID: String?
    package var isOptedOut: Bool
    /// What we sent them last did not arrive.
    package var isBounced: Bool
    /// The answer that closed the other request went to them.
    package var isAnswered: Bool

    package init(
        now: Moment, news: News, happenedAt: Moment, request: RowID, trackingNumber: TrackingNumber,
        language: Language, isSetAside: Bool = false, parents: [Parent] = [], isParentClosed: Bool = false,
        reporter: LinkHolder? = nil, conversation: RowID? = nil, messageID: String? = nil, isOptedOut: Bool = false,
        isBounced: Bool = false, isAnswered: Bool = false
    ) {
        self.now = now
        self.news = news
        self.happenedAt = happenedAt
        self.request = request
        self.trackingNumber = trackingNumber
        self.language = language
        self.isSetAside = isSetAside
        self.parents = parents
        self.isParentClosed = isParentClosed
        self.reporter = reporter
        self.conversation = conversation
        self.messageID = messageID
        self.isOptedOut = isOptedOut
        self.isBounced = isBounced
        self.isAnswered = isAnswered
    }
}
