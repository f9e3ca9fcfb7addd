/// Models that were learnt, by version, and what to learn from.
package protocol ModelBook: Sendable {
    /// The newest version for a purpose; nil where nothing was learnt yet.
    func newest(for purpose: ModelPurpose) async throws(StoreFailure) -> LearntModel?

    /// The bytes of a version; nil where it is not kept any more.
    func bytes(of version: Int) async throws(StoreFailure) -> [UInt8]?

    /// Keeps a model under the next version. The two newest of each purpose stay.
    func add(
        _ bytes: [UInt8], for purpose: ModelPurpose, examples: Int, requests: Int, at now: Moment
    ) async throws(StoreFailure) -> Int

    /// First messages of requests whose type a person chose, or let stand when it was resolved: the newest first, at most `limit`
    /// from before `before`.
    func examples(before: RowID?, limit: Int) async throws(StoreFailure) -> [(request: RowID, example: Example)]

    /// First messages of requests of which people told whether they are junk: they set them aside as spam or released them, or they answered
    /// and resolved them. The newest first, at most `limit` from before `before`. What a model or a mail filter set aside teaches nothing.
    func decidedJunk(
        before: RowID?, limit: Int
    ) async throws(StoreFailure) -> [(request: RowID, decided: JunkLearning.Decided)]

    /// Pairs of requests of which people said whether they are about the same: what they linked and left linked, and what they took back of what was linked by itself or said is no
    /// duplicate. The newest first, at most `limit` of either. What was linked by itself teaches nothing.
    func judgedPairs(limit: Int) async throws(StoreFailure) -> [DuplicateExample]
}
