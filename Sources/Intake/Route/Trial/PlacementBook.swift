/// How earlier messages were placed, to try other rules on them.
package protocol PlacementBook: Sendable {
    /// First messages of requests, the newest first, at most `limit` from before `before`. Set aside ones are left out.
    func placed(before: RowID?, limit: Int) async throws(StoreFailure) -> [PlacedMessage]
}
