package import Intake

/// One thing that one of the staff did, as it counts for a figure of theirs.
package struct AgentCause: Hashable, Sendable {
    package var measure: AgentMeasure
    /// Of the account.
    package var agent: RowID
    package var key: FigureKey
    package var at: Moment
    /// Of a first answer the milliseconds, of a score the points; nil of others.
    package var value: Int64?
    /// The tracking number's symbols, as they stand in the store; nil where there is no request.
    package var symbols: String?

    package init(
        measure: AgentMeasure, agent: RowID, key: FigureKey, at: Moment, value: Int64? = nil, symbols: String? = nil
    ) {
        self.measure = measure
        self.agent = agent
        self.key = key
        self.at = at
        self.value = value
        self.symbols = symbols
    }

    package var number: TrackingNumber? { symbols.flatMap { TrackingNumber($0) } }
}
