package import Intake

/// Where agents' answers are written, and taken back.
package protocol AnswerDesk: Sendable {
    /// Reads the facts, asks `decide` and writes what it decides, in one transaction. `decide` must be pure: it may be asked again.
    ///
    /// - Throws: where the store cannot be written; the answer is then not sent, and the draft may be given again.
    func answer(
        _ draft: AnswerDraft, decide: @escaping @Sendable (AnswerDraft, AnswerFacts) -> AnswerVerdict
    ) async throws(StoreFailure) -> AnswerOutcome

    /// Takes back an answer of the author's own that has not begun to go out, with the status that it gave its request, and gives its
    /// text; nil where it is too late, or there is no such answer of theirs.
    func withdraw(_ answer: RowID, author: AgentID) async throws(StoreFailure) -> String?

    /// What an answer written now would be decided by: whom it goes to, and by which way. Nil where there is no such request.
    func facts(on request: TrackingNumber) async throws(StoreFailure) -> AnswerFacts?

    /// What people answered on a request, oldest first, without what was taken back; at most 1,000.
    func answers(on request: TrackingNumber) async throws(StoreFailure) -> [WrittenAnswer]
}
