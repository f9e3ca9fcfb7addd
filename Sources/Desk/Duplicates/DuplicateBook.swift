package import Intake

/// What people said of requests that looked like duplicates of each other.
package protocol DuplicateBook: Sendable {
    /// Those of which somebody said that they are not about the same as `request`, whichever page it was said on.
    func ruledOut(for request: TrackingNumber) async throws(StoreFailure) -> [TrackingNumber]

    /// Writes down that two requests are not about the same, or takes that back. Noted in the audit trail, once.
    ///
    /// - Returns: whether there was anything to change.
    func ruleOut(
        _ other: TrackingNumber, for request: TrackingNumber, isOut: Bool, by changer: Changer
    ) async throws(StoreFailure) -> Bool
}
