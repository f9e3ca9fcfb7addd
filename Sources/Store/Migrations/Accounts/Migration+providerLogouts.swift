extension Migration {
    /// With which session at the identity provider a session began, and which logout tokens were taken: each is taken once.
    static let providerLogouts = Migration(
        41, "provider logouts",
        """
        ALTER TABLE staff_session ADD COLUMN provider_session TEXT;
        CREATE INDEX staff_session_provider ON staff_session (provider_session) WHERE provider_session IS NOT NULL;
        CREATE TABLE provider_logout (
            issuer TEXT NOT NULL,
            token_id TEXT NOT NULL CHECK (token_id <> ''),
            at {int64} NOT NULL,
            PRIMARY KEY (issuer, token_id)
        ) {keyed_table};
        CREATE INDEX provider_logout_at ON provider_logout (at);
        """)
}
