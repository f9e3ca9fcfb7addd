package import Intake

/// What 311 does about requests that are to be followed up. Each stands on the request's timeline and in the audit trail.
package protocol FollowUpDesk: Sendable {
    /// Asks a request's department by mail: at most once a day, unless it is meant to be asked again. `mails` must be pure: it may be
    /// asked twice.
    func ask(
        _ question: DepartmentQuestion, on day: String,
        mails: @escaping @Sendable (DepartmentQuestion, AskedRequest) -> [OutboundMessage]
    ) async throws(StoreFailure) -> AskOutcome

    /// Marks what the resident complained about as dealt with. False where there is no such request.
    func settle(_ request: TrackingNumber, by changer: Changer) async throws(StoreFailure) -> Bool

    /// What was promised on a request, the newest first; at most 100.
    func promises(on request: TrackingNumber) async throws(StoreFailure) -> [KeptPromise]

    /// Notes a promise, once for each form. False where there is no such request.
    func promise(_ draft: PromiseDraft, by changer: Changer) async throws(StoreFailure) -> Bool

    /// Ends a promise that stands on the request. False where there is none that is open.
    func end(
        _ promise: RowID, on request: TrackingNumber, as ending: KeptPromise.Ending, by changer: Changer
    ) async throws(StoreFailure) -> Bool
}
