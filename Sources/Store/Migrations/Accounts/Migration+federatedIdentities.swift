extension Migration {
    /// Whose account an identity of the city's provider is. The refresh token is sealed: who reads the database cannot use it.
    static let federatedIdentities = Migration(
        28, "federated identities",
        """
        CREATE TABLE federated_identity (
            issuer TEXT NOT NULL CHECK (issuer <> ''),
            subject TEXT NOT NULL CHECK (subject <> ''),
            account {int64} NOT NULL UNIQUE,
            sealed_refresh {bytes},
            checked_at {int64} NOT NULL,
            PRIMARY KEY (issuer, subject)
        ) {keyed_table};
        CREATE INDEX federated_identity_checked ON federated_identity (checked_at);
        """)
}
