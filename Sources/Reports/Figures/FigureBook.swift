package import Intake

/// The manager's figures, for reading.
package protocol FigureBook: Sendable {
    /// Sums of the measures over what the filter lets through, one row for each combination of the dimensions' values that has any.
    ///
    /// Times to the first answer and to closing that are asked for by or under more than one of channel, type and department are added up from
    /// the requests themselves, which takes as long as there are requests in these days; over more days than
    /// `FigureLevel.longestOfRows` they are left out.
    func figures(
        _ measures: [Measure], _ filter: FigureFilter, by dimensions: [FigureDimension]
    ) async throws(StoreFailure) -> [FigureRow]

    /// The departments that any figure was ever kept of.
    func departments() async throws(StoreFailure) -> [String]

    /// Up to when everything is in the figures; nil where they were never made.
    func figuresAsOf() async throws(StoreFailure) -> FigureStanding
}
