extension Migration {
    /// What the staff let everybody read about a request, and what a person must look at. A row of either stays.
    static let publicUpdates = Migration(
        19, "public updates",
        """
        CREATE TABLE public_update (
            id {int64} NOT NULL PRIMARY KEY,
            request {int64} NOT NULL,
            author {int64} NOT NULL,
            author_name TEXT NOT NULL,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            text TEXT NOT NULL CHECK (text <> ''),
            at {int64} NOT NULL,
            withdrawn_at {int64}
        ) {table};
        CREATE INDEX public_update_request ON public_update (request, id);

        CREATE TABLE attention (
            id {int64} NOT NULL PRIMARY KEY,
            request {int64} NOT NULL,
            reason TEXT NOT NULL,
            priority_before {int64} NOT NULL,
            at {int64} NOT NULL,
            settled_at {int64},
            settled_by {int64}
        ) {table};
        CREATE UNIQUE INDEX attention_open ON attention (request, reason) WHERE settled_at IS NULL;
        CREATE INDEX attention_waiting ON attention (id) WHERE settled_at IS NULL;
        """)
}
