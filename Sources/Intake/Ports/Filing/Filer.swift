/// Files what was kept. Facts are read and changes written inside one transaction, with a pure decision in between, so that it
/// may be run again after a serialisation failure (DESIGN §2).
package protocol Filer: Sendable {
    /// The oldest kept and unfiled things that are not in `excluded`, in the order of their ids, at most `limit` and some 32 MB. What has
    /// bytes that cannot be read yet is left out, and its lane with it.
    func backlog(excluding excluded: Set<RowID>, limit: Int) async throws(StoreFailure) -> [Kept]

    /// The kept and unfiled things of ids above `last` and up to `horizon`, in the order of their ids, at most `limit`, without their bytes.
    func unfiled(
        after last: RowID?, upTo horizon: RowID, limit: Int
    ) async throws(StoreFailure) -> [(id: RowID, channel: ChannelName)]

    /// One kept and unfiled thing; nil where it is filed already or was never kept.
    func kept(_ id: RowID) async throws(StoreFailure) -> Kept?

    /// Files a batch in one commit, in the given order: a later one sees what an earlier one wrote, and one that fails hurts
    /// nobody else. It may stop early where others wait for the commit.
    ///
    /// - Parameter decider: asked with the facts as they stand at a message's turn.
    /// - Returns: what became of the first messages of the batch, at least of one.
    func file(_ batch: [Prepared], by decider: any Decider) async throws(StoreFailure) -> [FileOutcome]

    /// How many things are kept and not yet filed, by channel, and since when the oldest waits.
    func waiting() async throws(StoreFailure) -> [ChannelBacklog]
}
