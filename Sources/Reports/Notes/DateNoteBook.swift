package import Intake

/// The manager's notes on dates, for reading.
package protocol DateNoteBook: Sendable {
    /// Those that have a day in a range and were not taken back, by their first day.
    ///
    /// - Parameters:
    ///   - from, to: city days, both included.
    ///   - asOf: as they stood before this moment; nil as they stand.
    func notes(
        from: String, to: String, asOf: Moment?, limit: Int
    ) async throws(StoreFailure) -> [DateNote]

    /// All of them, those that were taken back too, the newest day first.
    ///
    /// - Parameter after: only what comes behind this one.
    func allNotes(after: (day: String, id: RowID)?, limit: Int) async throws(StoreFailure) -> [DateNote]

    /// One as it stands; nil where there is none.
    func note(_ id: RowID) async throws(StoreFailure) -> DateNote?
}
