package import Intake

/// What the service clocks read, and what they bring about.
package protocol ServiceBook: Sendable {
    /// What happened to these requests; those that are none are left out.
    func histories(of requests: [RowID]) async throws(StoreFailure) -> [ServiceHistory]

    /// What happened to open requests, in the order of the queue.
    func open(after: QueuePlace?, limit: Int) async throws(StoreFailure) -> [ServiceHistory]

    /// Notes warnings and breaches: each once for a request, stage and kind, on its timeline, and on the lists of those who are to look at it.
    ///
    /// - Returns: those that were news.
    func escalate(
        _ events: [(request: RowID, event: ServiceEvent)], at now: Moment
    ) async throws(StoreFailure) -> [ServiceNotice]

    /// Takes warnings of what was kept in time off the lists for good, which show them no more, once nothing has happened to their requests
    /// since a moment: until then an answer that is taken back brings them back.
    ///
    /// - Returns: how many.
    func settleKept(before: Moment, at now: Moment) async throws(StoreFailure) -> Int

    /// Takes what was put off until now back to work.
    ///
    /// - Returns: how many.
    func wake(at now: Moment) async throws(StoreFailure) -> Int
}
