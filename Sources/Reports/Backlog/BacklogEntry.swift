package import Intake

/// A request that was open at some moment, under the type and department that it has now.
package struct BacklogEntry: Hashable, Sendable {
    package var key: FigureKey
    package var openedAt: Moment
    /// What it counts for: 1.
    package var amount: Int
    /// Whether a person had answered it by then.
    package var isAnswered: Bool
    /// The tracking number's symbols, as they stand in the store.
    package var symbols: String

    package init(key: FigureKey, openedAt: Moment, amount: Int, isAnswered: Bool, symbols: String) {
        self.key = key
        self.openedAt = openedAt
        self.amount = amount
        self.isAnswered = isAnswered
        self.symbols = symbols
    }

    package var number: TrackingNumber? { TrackingNumber(symbols) }
}
