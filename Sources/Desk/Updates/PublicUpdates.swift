package import Intake

/// Updates that everybody may read on a request's public page.
package protocol PublicUpdates: Sendable {
    /// Publishes one; the same form again changes nothing. False where there is no such request.
    func publish(_ draft: UpdateDraft, at now: Moment) async throws(StoreFailure) -> Bool

    /// Takes one back: it stays in the store, and nobody reads it any more. False where it was taken back before, or is on another
    /// request.
    func withdraw(
        _ update: RowID, on request: TrackingNumber, by author: AccountID, name: String, at now: Moment
    ) async throws(StoreFailure) -> Bool

    /// Those that can be read, oldest first; at most 100.
    func updates(on request: TrackingNumber) async throws(StoreFailure) -> [PublicUpdate]
}
