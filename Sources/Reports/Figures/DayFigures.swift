/// All figures of one city day, as counted from the rows that caused them.
package struct DayFigures: Hashable, Sendable {
    /// Without those that come to nothing.
    package private(set) var sums: [FigureCell: FigureSum] = [:]

    package init() {}

    package mutating func add(_ amount: Int, to cell: FigureCell, bucket: Int? = nil) {
        sums[cell, default: FigureSum()].add(amount, bucket: bucket)
        if sums[cell]?.isNothing == true { sums[cell] = nil }
    }

    /// - Parameter times: −1 takes the sum away.
    package mutating func merge(_ sum: FigureSum, to cell: FigureCell, times: Int = 1) {
        sums[cell, default: FigureSum()].merge(sum, times: times)
        if sums[cell]?.isNothing == true { sums[cell] = nil }
    }

    /// With the sums in which each amount is kept besides.
    package var kept: DayFigures {
        var kept = DayFigures()
        for (cell, sum) in sums { for cell in cell.kept { kept.merge(sum, to: cell) } }
        return kept
    }

    /// What to add to `before` to get these.
    package func difference(from before: DayFigures) -> DayFigures {
        var difference = self
        for (cell, sum) in before.sums { difference.merge(sum, to: cell, times: -1) }
        return difference
    }
}
