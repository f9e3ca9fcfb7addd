/// Whom notices that ended are owed to.
package protocol NoticeEndings: Sendable {
    /// Ends what ends by itself, and decides about those who wrote about a notice that ended, each once, and writes what is decided with
    /// its outbox row.
    ///
    /// - Parameters:
    ///   - limit: how many people are looked at.
    ///   - decide: pure; may be asked again.
    /// - Returns: how many were looked at.
    func tell(
        at now: Moment, limit: Int, decide: @escaping @Sendable (NoticeEnd) -> NoticeEndVerdict
    ) async throws(StoreFailure) -> Int
}
