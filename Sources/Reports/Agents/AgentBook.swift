package import Intake

/// What each of the staff did, for reading. Whoever asks has to be somebody who may know it.
package protocol AgentBook: Sendable {
    /// A line for everybody who did anything, by name, and the whole.
    ///
    /// - Parameter agent: only this account's; nil for everybody's.
    func lines(
        _ filter: FigureFilter, of agent: RowID?
    ) async throws(StoreFailure) -> (lines: [AgentLine], total: AgentLine)

    /// How often a figure counted on each day, by account and kind of channel.
    ///
    /// - Parameter agent: of this account; nil for everybody.
    func days(
        of measure: AgentMeasure, _ filter: FigureFilter, of agent: RowID?
    ) async throws(StoreFailure) -> [AgentDay]

    /// What a figure counts, the newest first.
    ///
    /// - Parameter agent: of this account; nil for everybody.
    func causes(
        of measure: AgentMeasure, _ filter: FigureFilter, of agent: RowID?, limit: Int
    ) async throws(StoreFailure) -> [AgentCause]
}
