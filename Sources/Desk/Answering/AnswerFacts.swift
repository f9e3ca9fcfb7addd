package import Intake

/// What the store knows when an answer is written, read in the transaction that writes it.
package struct AnswerFacts: Sendable {
    package var now: Moment
    package var request: RowID
    package var title: String
    package var status: RequestStatus
    package var language: Language
    /// The newest message of the resident's; nil where the request has none that can be answered.
    package var latest: AnsweredMessage?
    /// The newest message by each other proven address and number of the resident's: an answer may go there instead.
    package var ways: [AnsweredMessage] = []
    /// Message-IDs of the request's mails either way, oldest first, without angle brackets.
    package var thread: [String]
    /// Whether the resident wants no more texts from that number of ours.
    package var isOptedOut: Bool
    /// The first answer of another person that the author had not seen.
    package var overtakenBy: WrittenAnswer?

    package init(
        now: Moment, request: RowID, title: String, status: RequestStatus, language: Language,
        latest: AnsweredMessage?, thread: [String] = [], isOptedOut: Bool = false, overtakenBy: WrittenAnswer? = nil
    ) {
        self.now = now
        self.request = request
        self.title = title
        self.status = status
        self.language = language
        self.latest = latest
        self.thread = thread
        self.isOptedOut = isOptedOut
        self.overtakenBy = overtakenBy
    }
}
