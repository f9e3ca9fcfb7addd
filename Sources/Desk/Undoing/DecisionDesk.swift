package import Intake

/// Takes back what the gateway decided by itself, so that everything stands as before (promise 10). The decision stays to be read, with who
/// took it back and when; the audit trail and the timeline say so, too.
package protocol DecisionDesk: Sendable {
    /// Takes one back, in one transaction.
    ///
    /// - Parameters:
    ///   - request: on which it was made: at any other there is none of that id.
    ///   - changing: by whose catalogue it is said where a request stands of which nothing tells where it belongs.
    /// - Returns: `.refused(.undone)` where that was done before, `.refused(.overruled)` where a person has decided otherwise since.
    func undo(
        _ decision: RowID, on request: TrackingNumber, by changer: Changer, as changing: RequestChanging
    ) async throws(StoreFailure) -> ChangeOutcome
}
