import Intake

/// How one engine gives a copy of its database, as it was at one moment, while others go on writing into it.
protocol DatabaseCopier: Sendable {
    var engine: Dialect.Engine { get }

    /// What the copy will take, in bytes. Blocks for a moment.
    ///
    /// - Throws: `.missing` where there is no database.
    func bytes() throws(StoreFailure) -> Int64

    /// Makes the copy in `folder`, synced. Blocks.
    ///
    /// - Returns: the file's name within `folder`.
    func copy(into folder: String, watch: BackupWatch) throws(StoreFailure) -> String
}
