package import Intake

/// What one file counts of one channel.
package struct VolumeCounts: Hashable, Sendable {
    package var channel: ChannelName
    /// The file's name, without its folder.
    package var file: String
    /// SHA-256 in hexadecimal of the file and of what was made of it.
    package var digest: String
    /// By city day as `2026-11-21`; never empty. From the first to the last of them the file takes the place of earlier ones;
    /// where any row was refused, only of the days that it counts.
    package var days: [String: VolumeDay]
    package var rows: Int
    /// Rows of the file that count nothing, whatever channel they were meant for.
    package var refused: Int

    /// Days of which a row was refused: what was imported of them before stays.
    package var doubtful: Set<String>

    package init(
        channel: ChannelName, file: String, digest: String, days: [String: VolumeDay], rows: Int, refused: Int,
        doubtful: Set<String> = []
    ) {
        self.channel = channel
        self.file = file
        self.digest = digest
        self.days = days
        self.rows = rows
        self.refused = refused
        self.doubtful = doubtful
    }

    package var from: String { days.keys.min() ?? "" }
    package var to: String { days.keys.max() ?? "" }
    package var amount: Int { days.values.reduce(0) { $0 + $1.amount } }
}
