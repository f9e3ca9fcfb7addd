/// Where an amount of one day belongs.
package struct FigureCell: Hashable, Sendable {
    package var measure: Measure
    package var key: FigureKey
    /// Of a measure that has buckets; 0 in others.
    package var bucket: Int

    package init(measure: Measure, key: FigureKey, bucket: Int = 0) {
        self.measure = measure
        self.key = key
        self.bucket = bucket
    }

    /// Itself and the sums that it is kept in besides, so that a page need not add up thousands of cells.
    ///
    /// Counts are kept by all dimensions at once, and once more by channel and origin. Durations would make one row of each request that
    /// way: they are kept by channel and origin, by department, and by type, and are summed from the requests themselves for anything else.
    package var kept: [FigureCell] {
        let keys =
            switch measure.buckets {
            case .durations: [key.byChannel, key.byDepartment, key.byType]
            case .hours: [key.byChannel]
            case .none, .scores: [key, key.byChannel]
            }
        return keys.map { FigureCell(measure: measure, key: $0, bucket: bucket) }
    }
}
