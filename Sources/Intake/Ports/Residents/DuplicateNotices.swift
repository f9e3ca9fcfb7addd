/// What reporters of duplicates are told.
package protocol DuplicateNotices: Sendable {
    /// Decides about links, and closings of requests that have duplicates, in their order, each once, and writes what is decided with its
    /// outbox row. Of one request a reporter is told at most once that theirs is about the same thing, and once that it is closed, whatever
    /// `decide` says.
    ///
    /// - Parameters:
    ///   - happenedBefore: what happened later waits, since people take back what they did.
    ///   - limit: how many links and closings are looked at.
    ///   - decide: pure; may be asked again.
    /// - Returns: how many were looked at; `limit` also where there is more to do for one of them at once.
    func tell(
        happenedBefore: Moment, at now: Moment, limit: Int,
        decide: @escaping @Sendable (DuplicateFacts) -> DuplicateVerdict
    ) async throws(StoreFailure) -> Int
}
