import Intake

/// A service request with all that hangs on it.
package struct RequestDetail: Sendable {
    package var summary: RequestSummary
    package var messages: [RequestMessage]
    package var answers: [RequestAnswer]
    package var events: [RequestEvent]
    package var decisions: [RequestDecision]

    package init(
        summary: RequestSummary, messages: [RequestMessage], answers: [RequestAnswer], events: [RequestEvent],
        decisions: [RequestDecision]
    ) {
        self.summary = summary
        self.messages = messages
        self.answers = answers
        self.events = events
        self.decisions = decisions
    }
}
