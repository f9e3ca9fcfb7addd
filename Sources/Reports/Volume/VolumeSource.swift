/// From what a channel's contacts are counted; the other one shows as coverage (promise 11).
package enum VolumeSource: String, CaseIterable, Codable, Hashable, Sendable {
    /// What the gateway heard, programs handed over and staff logged.
    case logged
    /// Counts of another system, imported from its files.
    case imported
}
