/// A sum: of one measure, for one value of each dimension that was asked for.
package struct FigureRow: Hashable, Sendable {
    package var measure: Measure
    /// In the order in which the dimensions were asked for.
    package var labels: [String]
    package var sum: FigureSum

    package init(measure: Measure, labels: [String], sum: FigureSum) {
        self.measure = measure
        self.labels = labels
        self.sum = sum
    }

    package var amount: Int { sum.amount }
}
