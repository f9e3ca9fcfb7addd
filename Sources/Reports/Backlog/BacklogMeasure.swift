/// What the page of the backlog tells beside measures that other pages have too.
package enum BacklogMeasure: String, CaseIterable, Hashable, Sendable {
    case openBefore = "open_before"
    case open
    case unanswered
    case age

    /// As a heading calls it.
    package var title: String {
        switch self {
        case .openBefore: "Open before"
        case .open: "Open at the end"
        case .unanswered: "Of these not answered"
        case .age: "Age"
        }
    }

    /// What exactly is counted: the sentence that stands beside the figure.
    package var definition: String {
        switch self {
        case .openBefore: "Requests that were open when the first day began."
        case .open:
            "Requests that were open at the end of the last day: those open before, and the new ones, and those opened again, without those "
                + "closed."
        case .unanswered: "Of those open at the end, how many nobody had answered by then."
        case .age:
            "From a request's opening to the end of the last day, or to now while that is not over, of those open then. Median, 90th "
                + "percentile and the oldest are the upper bounds of steps of 1 %."
        }
    }
}
