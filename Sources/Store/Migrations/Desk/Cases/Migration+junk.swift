extension Migration {
    /// What is set aside is listed, and so is what may be junk; what junk looks like is learnt by a model of its own.
    static let junk = Migration(
        58, "junk",
        """
        ALTER TABLE learnt_model ADD COLUMN purpose TEXT NOT NULL DEFAULT 'types';
        CREATE INDEX service_request_aside ON service_request (id) WHERE status = 'set_aside';
        CREATE INDEX decision_suspected ON decision (id) WHERE kind = 'suspected' AND undone_at IS NULL;
        """)
}
