package import Intake

/// Puts requests together and apart, each with the way back (promise 10), over the version that the person saw and with its entry in the
/// audit trail.
package protocol MergeDesk: Sendable {
    /// Puts all messages, answers and notes of a request on another, open one, and closes it.
    func merge(
        _ request: TrackingNumber, into target: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome

    /// Takes a merging back: what was moved stands where it stood, and the request as it did.
    func unmerge(
        _ request: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome

    /// Opens a new request with some of a request's messages.
    func split(
        _ messages: Set<RowID>, off request: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> SplitOutcome

    /// Takes a splitting back: the messages go back, and the request that it opened was none.
    func unsplit(
        _ request: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome

    /// Lets what came from another address stand on the request like its own messages.
    func accept(
        _ message: RowID, on request: TrackingNumber, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome

    /// Whether a request was split off another one, and which; nil where it was not, or that was taken back.
    func splitOff(_ request: TrackingNumber) async throws(StoreFailure) -> TrackingNumber?
}
