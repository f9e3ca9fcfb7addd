/// What the store knows of something that was closed, read in the transaction that asks about it.
package struct SurveyFacts: Sendable {
    package enum Ending: Hashable, Sendable {
        /// It was resolved with an answer.
        case resolved
        /// The chat about it ended.
        case chatEnded
    }

    package var now: Moment
    package var ending: Ending
    package var endedAt: Moment
    package var request: RowID
    package var trackingNumber: TrackingNumber
    package var status: RequestStatus
    package var requestType: String?
    package var language: Language
    /// Another request is about the same thing.
    package var isDuplicate: Bool
    /// It was closed as nothing that the city does, or as spam.
    package var isNotOurs: Bool
    /// A person answered on it.
    package var isAnswered: Bool
    package var resident: RowID?
    /// Where the resident last wrote, by a channel that we can send on.
    package var holder: LinkHolder?
    package var conversation: RowID?
    /// Mail only: what they last wrote, without angle brackets.
    package var messageID: String?
    /// They want no more texts.
    package var isOptedOut: Bool

    package init(
        now: Moment, ending: Ending, endedAt: Moment, request: RowID, trackingNumber: TrackingNumber,
        status: RequestStatus, requestType: String?, language: Language, isDuplicate: Bool, isNotOurs: Bool,
        isAnswered: Bool, resident: RowID?, holder: LinkHolder?, conversation: RowID?, messageID: String?,
        isOptedOut: Bool
    ) {
        self.now = now
        self.ending = ending
        self.endedAt = endedAt
        self.request = request
        self.trackingNumber = trackingNumber
        self.status = status
        self.requestType = requestType
        self.language = language
        self.isDuplicate = isDuplicate
        self.isNotOurs = isNotOurs
        self.isAnswered = isAnswered
        self.resident = resident
        self.holder = holder
        self.conversation = conversation
        self.messageID = messageID
        self.isOptedOut = isOptedOut
    }
}
