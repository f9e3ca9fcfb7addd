package import Intake

/// What became of a file's counts.
package enum VolumeOutcome: Hashable, Sendable {
    /// This file was imported before: nothing changes.
    case known(at: Moment)
    /// The days that change, in their order; none where another file said the same.
    case taken([VolumeDayChange])
}
