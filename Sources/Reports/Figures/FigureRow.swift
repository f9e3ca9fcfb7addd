/// A sum: of one measure, for one value of each dimension that was asked for.
package struct FigureRow: Hashable, Sendable {
    package var measure: Measure
    /// In the order in which the dimensions were asked for.
    package var labels: [String]
    package var bucket: Int
    package var amount: Int

    package init(measure: Measure, labels: [String], bucket: Int, amount: Int) {
        self.measure = measure
        self.labels = labels
        self.bucket = bucket
        self.amount = amount
    }
}
