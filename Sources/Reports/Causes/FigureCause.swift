package import Intake

/// One of the rows that a figure counts.
package struct FigureCause: Hashable, Sendable {
    package var measure: Measure
    package var key: FigureKey
    package var at: Moment
    /// What it counts for: −1 where it takes back what another one counted.
    package var amount: Int
    /// Of a measure of durations the milliseconds, of a score the points; nil of others.
    package var value: Int64?
    /// The tracking number's symbols of the request that it is about, as they stand in the store; nil where it is about none.
    package var symbols: String?
    /// Whether it is what another system counted on that day, which has no rows here.
    package var isImported: Bool

    package init(
        measure: Measure, key: FigureKey, at: Moment, amount: Int, value: Int64? = nil, symbols: String? = nil,
        isImported: Bool = false
    ) {
        self.measure = measure
        self.key = key
        self.at = at
        self.amount = amount
        self.value = value
        self.symbols = symbols
        self.isImported = isImported
    }

    package var number: TrackingNumber? { symbols.flatMap { TrackingNumber($0) } }
}
