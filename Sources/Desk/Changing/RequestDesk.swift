package import Intake

/// What people change on requests: each by compare-and-set, with its entry in the audit trail in the same transaction.
package protocol RequestDesk: Sendable {
    /// Reads the facts, asks `decide` and writes what it decides, in one transaction. `decide` must be pure: it may be asked again.
    ///
    /// - Parameters:
    ///   - seen: the version that the person had before them: at another one nothing is changed.
    ///   - note: written with the change, for the others of the staff.
    func change(
        _ request: TrackingNumber, _ change: RequestChange, seen: Int, note: NewNote?, by changer: Changer,
        decide: @escaping @Sendable (RequestChange, ChangeFacts, Changer) -> ChangeVerdict
    ) async throws(StoreFailure) -> ChangeOutcome

    /// Writes a note; the same form a second time changes nothing.
    func write(
        _ note: NewNote, on request: TrackingNumber, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome

    /// How a request stands; nil where there is none.
    func standing(of request: TrackingNumber) async throws(StoreFailure) -> RequestStanding?

    /// Everybody to whom a request can be handed over, by name.
    func colleagues() async throws(StoreFailure) -> [Colleague]

    /// The notes on a request, oldest first; at most 1,000.
    func notes(on request: TrackingNumber) async throws(StoreFailure) -> [RequestNote]
}
