package import Intake

/// What a chat has beside its messages: who is there, its end, the survey after it, and its transcript.
package struct ChatAround: Sendable {
    let stage: any ChatStage
    let surveys: any SurveyBook
    let links: ResidentLinks
    /// An overall score in a survey that is no higher alerts.
    let lowScore: Int
    /// Nil where the city has no mailbox to send from.
    let transcripts: TranscriptDesk?

    package init(
        stage: any ChatStage, surveys: any SurveyBook, links: ResidentLinks, lowScore: Int,
        transcripts: TranscriptDesk?
    ) {
        self.stage = stage
        self.surveys = surveys
        self.links = links
        self.lowScore = lowScore
        self.transcripts = transcripts
    }

    /// The key by which a survey in a line is answered: it ends when the link in its words does.
    func key(of survey: RowID, at: Moment) -> String {
        links.key(.survey, about: survey, row: survey, until: at + SurveyRules.linkLifetime)
    }

    /// Writes an answer that came in the chat; false for a key that does not hold, or a survey that has one.
    func rate(_ frame: ChatFrame, at now: Moment) async throws(StoreFailure) -> Bool {
        guard let key = frame.survey, let claimed = ResidentLinks.claimedRow(in: key),
            let id = links.row(in: key, for: .survey, about: claimed, now: now), let overall = frame.overall,
            let scores = SurveyScores(
                overall: overall, accuracy: frame.accuracy, courtesy: frame.courtesy, ease: frame.ease,
                text: frame.text ?? "")
        else { return false }
        guard let asked = try await surveys.survey(id), !asked.isAnswered else { return false }
        let answer = SurveyAnswer(survey: id, request: asked.request, scores: scores, way: .chat, at: now)
        return try await surveys.answer(answer, lowScore: lowScore)
    }
}
