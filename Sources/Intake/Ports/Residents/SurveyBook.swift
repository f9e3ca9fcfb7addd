/// Surveys: whom we asked, and what they said.
package protocol SurveyBook: Sendable {
    /// Decides about what was closed before `endedBefore` and was not decided about yet, oldest first, each once, and writes what is
    /// decided with its outbox row. A resident who was asked within `SurveyRules.rest` is not asked again, whatever `decide` says.
    ///
    /// - Parameter decide: pure; may be asked again.
    /// - Returns: how many were decided about.
    func administer(
        endedBefore: Moment, at now: Moment, limit: Int, decide: @escaping @Sendable (SurveyFacts) -> SurveyVerdict
    ) async throws(StoreFailure) -> Int

    /// A survey that was sent; nil where there is none of that id.
    func survey(_ id: RowID) async throws(StoreFailure) -> AskedSurvey?

    /// Writes an answer, with its entry in the ledger and on the timeline; a low one puts the request before a supervisor. False where the
    /// survey has one already.
    ///
    /// - Parameter lowScore: an overall score that is no higher alerts.
    func answer(_ answer: SurveyAnswer, lowScore: Int) async throws(StoreFailure) -> Bool

    /// What was said about a request, oldest first.
    func answers(on request: TrackingNumber) async throws(StoreFailure) -> [SurveyAnswer]
}
