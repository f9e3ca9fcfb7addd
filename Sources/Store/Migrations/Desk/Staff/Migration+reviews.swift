extension Migration {
    /// Reviews: how samples were drawn, what was in them, what was given and answered.
    static let reviews = Migration(
        25, "reviews",
        """
        CREATE TABLE review_draw (
            id {int64} NOT NULL PRIMARY KEY,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            scorecard TEXT NOT NULL,
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL,
            seed TEXT NOT NULL,
            size {int64} NOT NULL,
            reviewers {int64} NOT NULL,
            population {int64} NOT NULL,
            drawn_at {int64} NOT NULL,
            drawn_by {int64} NOT NULL
        ) {table};

        CREATE TABLE review (
            id {int64} NOT NULL PRIMARY KEY,
            draw {int64} NOT NULL,
            request {int64} NOT NULL,
            agent {int64} NOT NULL,
            channel_kind TEXT NOT NULL,
            reply TEXT,
            replied_at {int64}
        ) {table};
        CREATE INDEX review_draw_id ON review (draw, id);
        CREATE INDEX review_agent ON review (agent, id);

        CREATE TABLE review_score (
            review {int64} NOT NULL,
            reviewer {int64} NOT NULL,
            points TEXT NOT NULL,
            comment TEXT NOT NULL,
            at {int64} NOT NULL,
            PRIMARY KEY (review, reviewer)
        ) {keyed_table};
        """)
}
