package import Intake

/// Figures as of a moment where current ones are asked for.
package struct PastFigures: FigureBook {
    private let past: any PastFigureBook
    private let current: any FigureBook
    private let asOf: Moment

    package init(_ past: any PastFigureBook, asOf: Moment, current: any FigureBook) {
        self.past = past
        self.current = current
        self.asOf = asOf
    }

    package func figures(
        _ measures: [Measure], _ filter: FigureFilter, by dimensions: [FigureDimension]
    ) async throws(StoreFailure) -> [FigureRow] {
        try await past.figures(measures, filter, by: dimensions, asOf: asOf)
    }

    package func departments() async throws(StoreFailure) -> [String] { try await current.departments() }

    package func figuresAsOf() async throws(StoreFailure) -> FigureStanding {
        FigureStanding(asOf: asOf, waitingDays: 0, checkedAt: nil, differingDays: 0, checkDay: nil)
    }
}
