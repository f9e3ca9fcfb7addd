/// Where an amount of one day belongs.
package struct FigureCell: Hashable, Sendable {
    package var measure: Measure
    package var key: FigureKey

    package init(measure: Measure, key: FigureKey) {
        self.measure = measure
        self.key = key
    }

    /// Itself and the sums that it is kept in besides, so that a page need not add up thousands of cells: by channel and origin, by
    /// department, and by type (`FigureLevel`). Hours are kept by channel and origin alone.
    package var kept: [FigureCell] {
        let keys =
            switch measure.buckets {
            case .hours: [key.byChannel]
            case .none, .durations, .scores: [key, key.byChannel, key.byDepartment, key.byType]
            }
        return keys.map { FigureCell(measure: measure, key: $0) }
    }
}
