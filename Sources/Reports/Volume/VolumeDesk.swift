package import Intake

/// Takes counts of other systems, and sets from what channels are counted.
package protocol VolumeDesk: Sendable {
    /// What taking the counts would change. Nothing is written.
    func preview(_ counts: VolumeCounts) async throws(StoreFailure) -> VolumeOutcome

    /// Puts the counts in the place of what was imported for the channel from their first to their last day: corrections are reversal pairs
    /// in the ledger, and each day that changes is noted to be counted again. A file that was imported before changes nothing.
    func take(_ counts: VolumeCounts, at now: Moment) async throws(StoreFailure) -> VolumeOutcome

    /// From a city day on, a channel's contacts are counted from `source`, until the day of its next change.
    func set(
        _ source: VolumeSource, of channel: ChannelName, from day: String, at now: Moment
    ) async throws(StoreFailure)
}
