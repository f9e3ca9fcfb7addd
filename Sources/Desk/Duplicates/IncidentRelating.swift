package import Intake

/// Relates new requests to others about the same thing, once each, soon after they were filed.
package protocol IncidentRelating: Sendable {
    /// Looks at what was opened since the last look, and writes what the rule is sure of as decisions that can be taken back. Where several
    /// nodes look at once, one of them writes.
    ///
    /// - Parameters:
    ///   - openedBefore: what is younger waits, since the index of words and places is behind.
    ///   - limit: of happenings that are looked at.
    /// - Returns: how many those were.
    func relate(
        openedBefore: Moment, at now: Moment, limit: Int, by rule: IncidentRule
    ) async throws(StoreFailure) -> Int
}
