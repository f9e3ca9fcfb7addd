package import Intake

/// Finds what may be about the same as a request: what was reported lately at its place, of its house, or in its most telling words.
package protocol DuplicateCandidates: Sendable {
    /// The request itself and those around it, none of which was judged yet. What was filed a second ago is there as a rule.
    ///
    /// - Parameters:
    ///   - days: before and after it.
    ///   - scope: among what: nobody is shown what they may not see.
    /// - Returns: nil where there is no such request.
    func around(
        _ number: TrackingNumber, days: Int, in scope: SearchScope
    ) async throws(StoreFailure) -> (request: DuplicateCandidate, others: [DuplicateCandidate])?

    /// What shares a trait with a request, none of which was judged yet; also with one that is being written, whose id says only when that is.
    ///
    /// - Parameters:
    ///   - days: before and after it.
    ///   - scope: among what: nobody is shown what they may not see.
    func candidates(
        for request: DuplicateCandidate, days: Int, in scope: SearchScope
    ) async throws(StoreFailure) -> [DuplicateCandidate]
}
