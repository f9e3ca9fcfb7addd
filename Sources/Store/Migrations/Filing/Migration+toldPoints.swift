extension Migration {
    /// Where a photograph that was fetched says that it was taken, as JSON of `ToldPoint`: the files of one text come one by one, and tell its
    /// place together.
    static let toldPoints = Migration(
        66, "told points",
        """
        ALTER TABLE attachment ADD COLUMN told_point TEXT;
        """)
}
