package import Intake

/// What needs a person, and what became of it.
package protocol AttentionBook: Sendable {
    /// What nobody has looked at yet, oldest first.
    ///
    /// What is for one person alone is on their list, and on the supervisors' once that person is gone or does not see the request any more;
    /// what is for supervisors, on that of the request's department, or on everybody's where it has none.
    ///
    /// - Parameter after: the last one of the page before.
    func open(
        for reader: AttentionReader, after: RowID?, limit: Int
    ) async throws(StoreFailure) -> [AttentionEntry]

    /// How many entries are on somebody's list; 100 for all that is more.
    func count(for reader: AttentionReader) async throws(StoreFailure) -> Int

    /// Somebody has looked: it leaves the list, and the request gets the priority back that it had before.
    ///
    /// - Parameter reopens: whether a resolved request goes back to the queue.
    /// - Returns: the request; nil where somebody was faster, or it is not on the reader's list.
    func settle(
        _ entry: RowID, reopens: Bool, for reader: AttentionReader, by author: AccountID, name: String, at now: Moment
    ) async throws(StoreFailure) -> TrackingNumber?
}
