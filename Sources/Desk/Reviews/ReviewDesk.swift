package import Intake

/// Reviews of engagements: samples are drawn, reviewers score, agents reply. Each stands in the audit trail.
package protocol ReviewDesk: Sendable {
    /// Draws a sample from everything that agents answered in some days, once for each form, and writes down how.
    ///
    /// - Returns: the draw, or nil where the days are none, or nothing was answered in them.
    func draw(
        _ order: ReviewOrder, form: String, by author: AccountID, at now: Moment
    ) async throws(StoreFailure) -> ReviewDraw?

    /// The newest first, from the one before `draw` on.
    func draws(before draw: RowID?, limit: Int) async throws(StoreFailure) -> [ReviewDraw]

    /// A draw's reviews, by agent and channel.
    func reviews(of draw: RowID) async throws(StoreFailure) -> [Review]

    /// What was drawn of one agent's work, the newest first; only what is complete.
    func reviews(about agent: AgentID, limit: Int) async throws(StoreFailure) -> [Review]

    func review(_ id: RowID) async throws(StoreFailure) -> Review?

    /// A reviewer's points and comment.
    func score(
        _ id: RowID, _ points: [Int], comment: String, by reviewer: AccountID, at now: Moment
    ) async throws(StoreFailure) -> ReviewRefusal?

    /// What the reviewed agent answers, once.
    func reply(
        _ id: RowID, _ text: String, by agent: AccountID, at now: Moment
    ) async throws(StoreFailure) -> ReviewRefusal?
}
