extension Migration {
    /// What the rule that placed a request calls it, each tag between commas.
    static let requestTags = Migration(
        65, "request tags",
        """
        ALTER TABLE service_request ADD COLUMN tags TEXT;
        """)
}
