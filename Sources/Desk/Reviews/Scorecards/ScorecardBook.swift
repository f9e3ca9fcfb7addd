package import Intake

/// The scorecards that are defined at the desk. Versions are added, never changed; each stands in the audit trail.
package protocol ScorecardBook: Sendable {
    /// The newest version of each, by name, also of those out of use.
    func scorecards() async throws(StoreFailure) -> [KeptScorecard]

    /// All versions of one, the newest first.
    func versions(of name: String) async throws(StoreFailure) -> [KeptScorecard]

    /// Adds a scorecard, or the next version of the one of that name, once for each form.
    ///
    /// - Parameters:
    ///   - seen: the version that it was made from, 0 for a new one.
    ///   - isRetired: takes it out of use.
    /// - Returns: what is kept now; nil where somebody else was faster, or there is one of that name already.
    func define(
        _ card: Scorecard, over seen: Int, isRetired: Bool, form: String, by author: AccountID, at now: Moment
    ) async throws(StoreFailure) -> KeptScorecard?
}
