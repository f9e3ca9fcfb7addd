extension Migration {
    /// A sweep asks of each old blob whether a row names it. Without these it would read every raw mail to know.
    static let blobNames = Migration(
        10, "blob names",
        """
        CREATE INDEX raw_blob ON raw (blob) WHERE blob IS NOT NULL;
        CREATE INDEX attachment_blob ON attachment (blob) WHERE blob IS NOT NULL;
        """)
}
