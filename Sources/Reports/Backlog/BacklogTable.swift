package import Intake

/// The backlog split by a dimension, and the whole. How many were open comes from the same figures as what is new and closed, so that they
/// tie up; how old they are, from the requests themselves.
package struct BacklogTable: Hashable, Sendable {
    /// Measures by which the open ones are counted.
    package static let flows: [Measure] = [.opened, .reopened, .resolved]
    /// What is read of the days themselves.
    package static let within: [Measure] = flows + [.firstAnswer]

    package let lines: [BacklogLine]
    package let total: BacklogLine

    /// - Parameters:
    ///   - before: flows of all days before the first, by the dimension.
    ///   - within: those of the days themselves.
    ///   - entries: what is open at the end.
    ///   - end: up to when ages are counted.
    ///   - labels: lines that stand there even where there is nothing, in this order, before all others.
    package init(
        by dimension: FigureDimension, before: [FigureRow], within: [FigureRow], entries: [BacklogEntry],
        end: Moment, labels: [String] = []
    ) {
        var total = BacklogLine(label: "")
        var byLabel = Dictionary(labels.map { ($0, BacklogLine(label: $0)) }) { first, _ in first }
        func add(_ label: String, _ change: (inout BacklogLine) -> Void) {
            change(&byLabel[label, default: BacklogLine(label: label)])
            change(&total)
        }
        for row in before { add(row.labels.first ?? "") { $0.addBefore(row) } }
        for row in within { add(row.labels.first ?? "") { $0.add(row) } }
        for entry in entries {
            add(entry.key.label(dimension)) { line in
                line.ages.add(milliseconds: end.milliseconds - entry.openedAt.milliseconds, times: entry.amount)
                if !entry.isAnswered { line.unanswered += entry.amount }
            }
        }
        let others = byLabel.values.filter { !labels.contains($0.label) }
        lines =
            labels.compactMap { byLabel[$0] }
            + others.sorted { ($1.open, $0.label) < ($0.open, $1.label) }
        self.total = total
    }
}
