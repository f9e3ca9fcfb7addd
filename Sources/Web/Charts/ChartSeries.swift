/// A named row of values, one for each point of the axis.
package struct ChartSeries: Hashable, Sendable {
    package var name: String
    package var values: [Double]

    package init(name: String, values: [Double]) {
        self.name = name
        self.values = values
    }

    /// The value at a point; missing, below 0 or no number: 0.
    func value(_ index: Int) -> Double {
        index < values.count && values[index].isFinite ? max(0, values[index]) : 0
    }
}
