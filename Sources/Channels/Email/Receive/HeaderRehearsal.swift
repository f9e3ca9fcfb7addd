/// Reads headers where that can do no harm.
///
/// A mail whose very header ends the process that reads it would never be kept: it is met again at each start. The batch that the process
/// died of is the first that it fetches when it starts again, so that only the first is rehearsed (promise 3: nothing extra is done on
/// the normal path).
package protocol HeaderRehearsal: Sendable {
    /// The indices of those headers that end whoever reads them.
    ///
    /// - Throws: where the rehearsal itself cannot be done.
    func deadly(_ headers: [[UInt8]]) async throws -> Set<Int>
}
