package import Intake

/// Takes counts of other systems, and sets from what channels are counted.
package protocol VolumeDesk: Sendable {
    /// What taking the counts would change. Nothing is written.
    ///
    /// - Parameter isAgain: as of `take`.
    func preview(_ counts: VolumeCounts, isAgain: Bool) async throws(StoreFailure) -> VolumeOutcome

    /// Puts the counts in the place of what was imported for the channel from their first to their last day: corrections are reversal pairs
    /// in the ledger, and each day that changes is noted to be counted again. A file that was imported before changes nothing.
    ///
    /// - Parameter isAgain: takes also a file that was imported before, where another has taken its place since.
    func take(_ counts: VolumeCounts, isAgain: Bool, at now: Moment) async throws(StoreFailure) -> VolumeOutcome

    /// From a city day on, a channel's contacts are counted from `source`, until the day of its next change.
    func set(
        _ source: VolumeSource, of channel: ChannelName, from day: String, at now: Moment
    ) async throws(StoreFailure)
}

extension VolumeDesk {
    /// `preview` of a file that may have come before.
    package func preview(_ counts: VolumeCounts) async throws(StoreFailure) -> VolumeOutcome {
        try await preview(counts, isAgain: false)
    }

    /// `take` of a file that may have come before.
    package func take(_ counts: VolumeCounts, at now: Moment) async throws(StoreFailure) -> VolumeOutcome {
        try await take(counts, isAgain: false, at: now)
    }
}
