package import Intake

/// The manager's targets, for reading.
package protocol TargetBook: Sendable {
    /// Those that hold on a day, by their first day: one at most for each measure, statistic and part.
    ///
    /// - Parameter asOf: as they stood before this moment; nil as they stand.
    func targets(on day: String, asOf: Moment?, limit: Int) async throws(StoreFailure) -> [FigureTarget]

    /// All of them, the newest first day first.
    ///
    /// - Parameter after: only what comes behind this one.
    func allTargets(after: (day: String, id: RowID)?, limit: Int) async throws(StoreFailure) -> [FigureTarget]
}
