extension Migration {
    /// What was learnt of the city's messages. It can be learnt again from them, and so only the newest stay.
    static let learntModels = Migration(
        47, "learnt models",
        """
        CREATE TABLE learnt_model (
            version {int64} NOT NULL PRIMARY KEY,
            made_at {int64} NOT NULL,
            examples {int64} NOT NULL,
            requests {int64} NOT NULL,
            bytes {bytes} NOT NULL
        ) {table};
        """)
}
