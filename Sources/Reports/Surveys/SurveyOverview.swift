/// How residents judge the service, by when they were asked.
package struct SurveyOverview: Hashable, Sendable {
    package var all: SurveyLine
    package var byChannel: [SurveyLine]
    package var byType: [SurveyLine]
    /// Endings after which nobody was asked, by reason.
    package var skipped: [String: Int]
    /// Surveys that came back or could not be sent: not among those sent.
    package var failed: Int

    package init(
        all: SurveyLine, byChannel: [SurveyLine], byType: [SurveyLine], skipped: [String: Int], failed: Int
    ) {
        self.all = all
        self.byChannel = byChannel
        self.byType = byType
        self.skipped = skipped
        self.failed = failed
    }
}
