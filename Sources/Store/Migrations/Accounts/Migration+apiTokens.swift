extension Migration {
    /// What programs prove themselves by. A row stays when it was revoked: the audit trail names it.
    static let apiTokens = Migration(
        17, "API tokens",
        """
        CREATE TABLE api_token (
            id {int64} NOT NULL PRIMARY KEY,
            secret_hash {bytes} NOT NULL UNIQUE,
            name TEXT NOT NULL CHECK (name <> ''),
            scopes TEXT NOT NULL,
            made_at {int64} NOT NULL,
            expires_at {int64} NOT NULL,
            used_at {int64},
            revoked_at {int64}
        ) {table};
        """)
}
