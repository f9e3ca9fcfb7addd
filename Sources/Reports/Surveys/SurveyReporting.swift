package import Intake

/// The manager's question what residents think.
package protocol SurveyReporting: Sendable {
    /// Of surveys that were made since a moment.
    func surveys(since: Moment) async throws(StoreFailure) -> SurveyOverview
}
