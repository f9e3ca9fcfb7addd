package import Intake

/// The manager's figures, for reading.
package protocol FigureBook: Sendable {
    /// Sums of the measures over what the filter lets through, one row for each combination of the dimensions' values that has any.
    func figures(
        _ measures: [Measure], _ filter: FigureFilter, by dimensions: [FigureDimension]
    ) async throws(StoreFailure) -> [FigureRow]

    /// The departments that any figure was ever kept of.
    func departments() async throws(StoreFailure) -> [String]

    /// Up to when everything is in the figures; nil where they were never made.
    func figuresAsOf() async throws(StoreFailure) -> FigureStanding
}
