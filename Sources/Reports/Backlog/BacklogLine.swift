/// How many requests were open before some days and after them, what came and went in between, and how old the open ones are.
package struct BacklogLine: Hashable, Sendable {
    /// A dimension's value as it is kept; empty for "none", and of the whole.
    package var label: String
    package var before = 0
    package var opened = 0
    package var reopened = 0
    package var resolved = 0
    /// First answers that were given in these days.
    package var answered = 0
    /// Of those open at the end.
    package var unanswered = 0
    /// Of those open at the end.
    package var ages = DurationHistogram()

    package init(label: String) { self.label = label }

    /// At the end of the last day.
    package var open: Int { before + opened + reopened - resolved }

    /// The age within which so many percent of the open ones lie, in milliseconds; of 100 the oldest. Nil where none is open.
    package func age(percent: Int) -> Int64? { ages.quantile(percent: percent) }

    mutating func add(_ row: FigureRow) {
        switch row.measure {
        case .opened: opened += row.amount
        case .reopened: reopened += row.amount
        case .resolved: resolved += row.amount
        case .firstAnswer: answered += row.amount
        default: break
        }
    }

    /// What happened before the first day.
    mutating func addBefore(_ row: FigureRow) {
        switch row.measure {
        case .opened, .reopened: before += row.amount
        case .resolved: before -= row.amount
        default: break
        }
    }
}
