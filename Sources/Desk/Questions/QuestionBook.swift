package import Intake

/// What requests answer of what their types ask.
package protocol QuestionBook: Sendable {
    /// What is answered on a request, in the order of the questions' codes; also what an earlier type of it asked.
    func answers(on request: RowID) async throws(StoreFailure) -> [QuestionAnswer]

    /// Writes answers over the version that the person saw, with their entry in the audit trail and on the timeline. A question that is not
    /// among them keeps its answer; one without values loses it.
    func write(
        _ answers: [TypedAnswer], on request: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome
}
