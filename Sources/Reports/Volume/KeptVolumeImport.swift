package import Intake

/// A file of counts that was imported.
package struct KeptVolumeImport: Hashable, Sendable {
    package var id: RowID
    package var channel: ChannelName
    package var file: String
    /// City days, both included.
    package var from: String
    package var to: String
    package var rows: Int
    package var refused: Int
    /// Contacts that it counts.
    package var amount: Int
    /// Days that it counts, and how many of them no later file has replaced.
    package var days: Int
    package var standing: Int
    package var importedAt: Moment

    package init(
        id: RowID, channel: ChannelName, file: String, from: String, to: String, rows: Int, refused: Int, amount: Int,
        days: Int, standing: Int, importedAt: Moment
    ) {
        self.id = id
        self.channel = channel
        self.file = file
        self.from = from
        self.to = to
        self.rows = rows
        self.refused = refused
        self.amount = amount
        self.days = days
        self.standing = standing
        self.importedAt = importedAt
    }
}
