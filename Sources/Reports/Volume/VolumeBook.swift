package import Intake

/// Counts of other systems, for reading.
package protocol VolumeBook: Sendable {
    /// Each channel's dated volume source, where one was ever set.
    func sources() async throws(StoreFailure) -> VolumeSources

    /// The files that were imported, the newest first.
    func imports(limit: Int) async throws(StoreFailure) -> [KeptVolumeImport]

    /// A row for each channel of which anything was imported, or whose source was set, by id.
    ///
    /// - Parameters:
    ///   - from, to: city days, both included.
    ///   - today: the city's day, before which days are over.
    func coverage(from: String, to: String, today: String) async throws(StoreFailure) -> [ChannelCoverage]
}
