package import Intake

/// What an answer changes, all in one transaction.
package struct AnswerChanges: Sendable {
    package var answer: WrittenAnswer
    package var outbound: OutboundMessage
    package var event: TimelineEvent
    /// The request's new status; nil where it stays.
    package var status: RequestStatus?

    package init(answer: WrittenAnswer, outbound: OutboundMessage, event: TimelineEvent, status: RequestStatus?) {
        self.answer = answer
        self.outbound = outbound
        self.event = event
        self.status = status
    }
}
