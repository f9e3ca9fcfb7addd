import Intake

/// What a file of counts says.
struct VolumeReading: Sendable {
    var tallies: [ChannelName: VolumeTally] = [:]
    /// Whether its rows are of hours.
    var isByHour = false
    /// Days since 1970 of which a row was refused: what the others of such a day come to is not all of it.
    var doubtful: [ChannelName: Set<Int>] = [:]
    /// In the order of the file.
    var refusals: [VolumeRefusal] = []
    /// Rows of it, without those that say nothing.
    var rows = 0
    /// Of them, rows of channels that were not asked for.
    var others = 0
}
