/// Incident notices as residents are shown them where they look, before they write.
package protocol OpenNotices: Sendable {
    /// Those that hold at a moment, the newest first, at most `limit`.
    func open(at now: Moment, limit: Int) async throws(StoreFailure) -> [IncidentNotice]
}
