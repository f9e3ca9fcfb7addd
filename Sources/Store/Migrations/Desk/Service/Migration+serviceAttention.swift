extension Migration {
    /// Whom what needs a person is for, and which promised time it is about: each stage's warning and breach has an entry of its own.
    static let serviceAttention = Migration(
        36, "service attention",
        """
        ALTER TABLE attention ADD COLUMN stage TEXT NOT NULL DEFAULT '';
        ALTER TABLE attention ADD COLUMN agent {int64} NOT NULL DEFAULT 0;
        DROP INDEX attention_open;
        CREATE UNIQUE INDEX attention_open ON attention (request, reason, stage, agent) WHERE settled_at IS NULL;
        """)
}
