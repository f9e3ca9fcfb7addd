package import Intake

/// The manager's figures as they were known at a moment that is past: by the ledger, of which every entry says when it was recorded.
/// What was entered, corrected or imported later does not count.
package protocol PastFigureBook: Sendable {
    /// Sums as `FigureBook` gives them, of measures in `Measure.knownInPast` and by dimensions in `FigureDimension.knownInPast`; of others
    /// nothing, and without the conditions that cannot be known.
    ///
    /// - Parameter asOf: what was recorded from this moment on is left out.
    func figures(
        _ measures: [Measure], _ filter: FigureFilter, by dimensions: [FigureDimension], asOf: Moment
    ) async throws(StoreFailure) -> [FigureRow]

    /// Each channel's volume as `ChannelReporting` gives it.
    func channels(
        from: String?, to: String?, byChannel: Bool, asOf: Moment
    ) async throws(StoreFailure) -> ChannelReport

    /// Whether such a question would read more of the ledger than one answer may: it reads what was recorded from the first day on.
    ///
    /// - Parameter from: the first city day; nil since the beginning.
    func isTooMuch(from: String?, asOf: Moment) async throws(StoreFailure) -> Bool
}
