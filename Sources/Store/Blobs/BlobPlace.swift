package import Intake

/// Where the blobs of a store lie, whatever that is: each under its address, whole or not at all.
package protocol BlobPlace: Blobs {
    /// Whether a blob is there, as far as can be told without reading it.
    func holds(_ id: BlobID) async throws(StoreFailure) -> Bool

    /// Removes blobs that nobody names, and what crashes left unfinished. Never removes what is younger than `limit`: its commit may still
    /// be on the way. Nor does a backup that has found a blob named lose it, also where the row goes meanwhile.
    ///
    /// - Parameters:
    ///   - start: blobs last kept before it are left alone; nil for none.
    ///   - limit: only blobs last kept before it are looked at; hours ago, by the wall clock.
    ///   - named: which of some addresses stand in a row.
    func sweep(
        from start: Moment?, before limit: Moment,
        named: @Sendable ([BlobID]) async throws(StoreFailure) -> Set<BlobID>
    ) async throws(StoreFailure) -> BlobSweep

    /// Removes what crashes left unfinished before `limit`, where nobody else may be writing.
    ///
    /// - Returns: how many.
    @discardableResult
    func removeLeftovers(before limit: Moment) async throws(StoreFailure) -> Int

    /// Writes, reads and removes something of its own.
    ///
    /// - Throws: what stands in the way, in words for the operator.
    func probe() async throws(StoreFailure)

    /// Finishes what waits, and takes no more.
    func close() async
}
