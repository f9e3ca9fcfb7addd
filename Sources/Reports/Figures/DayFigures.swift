/// All figures of one city day, as counted from the rows that caused them.
package struct DayFigures: Hashable, Sendable {
    /// Without zeros.
    package private(set) var amounts: [FigureCell: Int] = [:]

    package init() {}

    package mutating func add(_ amount: Int, to cell: FigureCell) {
        let sum = amounts[cell, default: 0] + amount
        amounts[cell] = sum == 0 ? nil : sum
    }

    /// With the sums in which each amount is kept besides.
    package var kept: DayFigures {
        var kept = DayFigures()
        for (cell, amount) in amounts { for cell in cell.kept { kept.add(amount, to: cell) } }
        return kept
    }

    /// What to add to `before` to get these.
    package func difference(from before: DayFigures) -> DayFigures {
        var difference = self
        for (cell, amount) in before.amounts { difference.add(-amount, to: cell) }
        return difference
    }
}
