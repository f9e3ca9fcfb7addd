/// What residents may read of requests.
package protocol TrackBook: Sendable {
    /// A request with its public updates; nil where there is no such number. Asks the store for as much either way, so that the time
    /// taken does not tell.
    func request(_ number: TrackingNumber) async throws(StoreFailure) -> TrackedRequest?

    /// Whom the outbox row that carried a link went to; nil where there is no such row about the request, or about the one that it was
    /// merged into.
    func holder(of row: RowID, about request: RowID) async throws(StoreFailure) -> LinkHolder?

    /// What `holder` wrote on the request, confirmed, and what people answered to them, oldest first; at most 200 lines. What was
    /// merged is told as it stands now.
    func story(of request: RowID, for holder: LinkHolder) async throws(StoreFailure) -> [StoryLine]
}
