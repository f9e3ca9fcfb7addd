package import Intake

/// What needs a person, and what became of it.
package protocol AttentionBook: Sendable {
    /// What nobody has looked at yet, oldest first.
    ///
    /// - Parameter after: the last one of the page before.
    func open(after: RowID?, limit: Int) async throws(StoreFailure) -> [AttentionEntry]

    /// Somebody has looked: it leaves the list, and the request gets the priority back that it had before.
    ///
    /// - Parameter reopens: whether a resolved request goes back to the queue.
    /// - Returns: the request; nil where somebody was faster.
    func settle(
        _ entry: RowID, reopens: Bool, by author: AccountID, name: String, at now: Moment
    ) async throws(StoreFailure) -> TrackingNumber?
}
