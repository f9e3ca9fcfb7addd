/// The answer to a survey: written once.
package struct SurveyAnswer: Hashable, Sendable {
    /// How it came.
    package enum Way: String, Codable, Sendable {
        /// By the page behind the link.
        case link
        /// A text that was a bare score.
        case text
        /// In the chat's own window.
        case chat
    }

    package var survey: RowID
    package var request: RowID
    package var scores: SurveyScores
    package var way: Way
    package var at: Moment

    package init(survey: RowID, request: RowID, scores: SurveyScores, way: Way, at: Moment) {
        self.survey = survey
        self.request = request
        self.scores = scores
        self.way = way
        self.at = at
    }
}
