package import Intake

/// The manager's first question: each channel's volume and its share of the whole.
package protocol ChannelReporting: Sendable {
    /// - Parameters:
    ///   - from: the first city day, as `2026-11-21`; nil for "since the beginning".
    ///   - to: the last city day, included; nil for "until now".
    ///   - byChannel: one row for each channel instead of each kind.
    func channels(from: String?, to: String?, byChannel: Bool) async throws(StoreFailure) -> ChannelReport
}
