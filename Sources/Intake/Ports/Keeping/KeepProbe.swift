/// Tries whether something can be kept now. A channel that was refused once may hear nothing for hours, least of all where a load
/// balancer has turned away from us since: so somebody must ask.
package protocol KeepProbe: Sendable {
    /// Writes something small, as durably as what is kept.
    ///
    /// - Throws: `StoreFailure` where nothing can be kept.
    func probe() async throws(StoreFailure)
}
