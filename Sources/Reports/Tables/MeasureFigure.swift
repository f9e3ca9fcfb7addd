/// One figure of a table: how many, and of a measure that has buckets what they come to.
package struct MeasureFigure: Hashable, Sendable {
    package let measure: Measure
    private var sum = FigureSum()

    /// All that was added.
    package var whole: FigureSum { sum }

    package init(_ measure: Measure) { self.measure = measure }

    /// The count; of durations and scores how many there were.
    package var count: Int { sum.amount }

    /// Adds what a row has of this measure.
    package mutating func add(_ sum: FigureSum) { self.sum.merge(sum) }

    /// The time within which so many percent were done, in milliseconds (`DurationHistogram.quantile`); nil where there is none.
    package func quantile(percent: Int) -> Int64? {
        guard measure.buckets == .durations, count > 0 else { return nil }
        return DurationHistogram(sum.buckets).quantile(percent: percent)
    }

    /// The mean score in hundredths; nil where nobody gave one.
    package var meanHundredths: Int? {
        guard measure.buckets == .scores, count > 0 else { return nil }
        let points = sum.buckets.rows.reduce(0) { $0 + $1.bucket * $1.count }
        return (points * 200 + count) / (2 * count)
    }

    /// What a comparison holds against another period's: the count, the median, or the mean in hundredths.
    package var value: Int64? {
        switch measure.buckets {
        case .none, .hours: Int64(count)
        case .durations: quantile(percent: 50)
        case .scores: meanHundredths.map(Int64.init)
        }
    }
}
