package import Intake

/// The rows behind the manager's figures.
package protocol FigureCauseBook: Sendable {
    /// What a measure counts of a part of everything, the newest day first and within a day the newest first: added up they are the figure.
    /// A day on which what was counted and what was taken back come to nothing is passed over.
    ///
    /// - Parameters:
    ///   - place: where an earlier page ended; nil for the first.
    ///   - limit: rows at most. Fewer come, and yet there are more, where very many were read to find them.
    func causes(
        of measure: Measure, _ filter: FigureFilter, from place: CausePlace?, limit: Int
    ) async throws(StoreFailure) -> CausePage
}
