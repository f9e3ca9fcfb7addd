/// How many requests were open at the end of each day or month, by kind of channel or another dimension.
package enum BacklogCourse {
    /// Adds flows up over time.
    ///
    /// - Parameters:
    ///   - before: flows of all days before the first point, by the dimension.
    ///   - flows: those of each point, by the dimension and the point.
    ///   - points: in order.
    /// - Returns: what was open at each point, labelled as `flows` are.
    package static func open(before: [FigureRow], flows: [FigureRow], points: [String]) -> [FigureRow] {
        var changes: [String: [String: Int]] = [:]
        for row in flows where row.labels.count == 2 {
            changes[row.labels[0], default: [:]][row.labels[1], default: 0] += sign(row.measure) * row.amount
        }
        var open: [String: Int] = [:]
        for row in before { open[row.labels.first ?? "", default: 0] += sign(row.measure) * row.amount }
        let labels = Set(open.keys).union(changes.keys).sorted()
        return labels.flatMap { label in
            var sum = open[label] ?? 0
            return points.map { point in
                sum += changes[label]?[point] ?? 0
                return FigureRow(measure: .opened, labels: [label, point], sum: FigureSum(amount: sum))
            }
        }
    }

    /// What was open before some days: what is open at their end, less what came and went in them.
    ///
    /// - Parameters:
    ///   - entries: what is open at the end.
    ///   - flows: those of the days, labelled by the dimension first.
    package static func before(
        _ entries: [BacklogEntry], less flows: [FigureRow], by dimension: FigureDimension
    ) -> [FigureRow] {
        var open: [String: Int] = [:]
        for entry in entries { open[entry.key.label(dimension), default: 0] += entry.amount }
        for row in flows { open[row.labels.first ?? "", default: 0] -= sign(row.measure) * row.amount }
        return open.sorted { $0.key < $1.key }.map {
            FigureRow(measure: .opened, labels: [$0.key], sum: FigureSum(amount: $0.value))
        }
    }

    private static func sign(_ measure: Measure) -> Int {
        switch measure {
        case .opened, .reopened: 1
        case .resolved: -1
        default: 0
        }
    }
}
