/// What is told of the work of each of the staff. What an agent did counts on the day on which it was done.
package enum AgentMeasure: String, CaseIterable, Hashable, Sendable {
    case handled
    case logged
    case answered
    case firstAnswer = "first_answer"
    case closed
    case cameBack = "came_back"
    case overall

    /// As a heading calls it.
    package var title: String {
        switch self {
        case .handled: "Handled"
        case .logged: "Logged"
        case .answered: "Answers"
        case .firstAnswer: "First answer"
        case .closed: "Closed"
        case .cameBack: "Opened again"
        case .overall: "Satisfaction"
        }
    }

    /// What is counted of it, in the plural.
    package var counted: String {
        switch self {
        case .handled: "Requests handled"
        case .logged: "Contacts logged"
        case .answered: "Answers"
        case .firstAnswer: "First answers"
        case .closed: "Closings"
        case .cameBack: "Requests that were opened again"
        case .overall: "Scores"
        }
    }

    /// What exactly is counted: the sentence that stands beside the figure.
    package var definition: String {
        switch self {
        case .handled:
            "Requests that somebody answered at least once in these days, on each kind of channel: a chat is one, however many lines it has."
        case .logged: "Calls, visits and other contacts that somebody wrote down."
        case .answered: "Answers sent; those taken back before they went out do not count."
        case .firstAnswer:
            "First answers that somebody gave: from the request's opening to the answer. Median and 90th percentile are the upper bounds of "
                + "steps of 1 %. Nights and the time before anybody had the request are part of it."
        case .closed:
            "Requests that somebody closed, by an answer or without. What was undone at once is taken out again."
        case .cameBack: "Closed requests that were opened again, counted for who had closed them last."
        case .overall:
            "Mean of the overall scores, 1 to 5, given in surveys about requests, counted for who had closed them last."
        }
    }
}
