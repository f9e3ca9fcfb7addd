extension ReviewRows {
    static let population = SQLStatement(
        """
        SELECT DISTINCT s.id, s.tracking_number, a.author, o.channel_kind
        FROM answer a JOIN outbox o ON o.id = a.id JOIN service_request s ON s.id = a.request
        WHERE a.id >= $1 AND a.id < $2 AND a.withdrawn_at IS NULL
        """)

    static let ofDraw = SQLStatement("SELECT id FROM review WHERE draw = $1 ORDER BY id")

    static let ofAgent = SQLStatement("SELECT id FROM review WHERE agent = $1 ORDER BY id DESC LIMIT $2")

    static let byID = SQLStatement(
        """
        SELECT r.draw, r.request, s.tracking_number, r.agent, r.channel_kind, COALESCE(a.display_name, ''), r.reply
        FROM review r JOIN service_request s ON s.id = r.request LEFT JOIN account a ON a.id = r.agent
        WHERE r.id = $1
        """)

    static let scores = SQLStatement(
        """
        SELECT c.reviewer, COALESCE(a.display_name, ''), c.points, c.comment, c.at
        FROM review_score c LEFT JOIN account a ON a.id = c.reviewer WHERE c.review = $1 ORDER BY c.at, c.reviewer
        """)

    static let drawByID = SQLStatement(
        """
        SELECT id, scorecard, first_day, last_day, seed, size, reviewers, population, drawn_at, drawn_by
        FROM review_draw WHERE id = $1
        """)

    static let drawOfForm = SQLStatement(
        """
        SELECT id, scorecard, first_day, last_day, seed, size, reviewers, population, drawn_at, drawn_by
        FROM review_draw WHERE form = $1
        """)

    static let newestDraws = SQLStatement(
        """
        SELECT id, scorecard, first_day, last_day, seed, size, reviewers, population, drawn_at, drawn_by
        FROM review_draw WHERE id < $1 ORDER BY id DESC LIMIT $2
        """)

    static let insertDraw = SQLStatement(
        """
        INSERT INTO review_draw (id, form, scorecard, first_day, last_day, seed, size, reviewers, population,
            drawn_at, drawn_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """)

    static let insertReview = SQLStatement(
        "INSERT INTO review (id, draw, request, agent, channel_kind) VALUES ($1, $2, $3, $4, $5)")

    static let insertScore = SQLStatement(
        "INSERT INTO review_score (review, reviewer, points, comment, at) VALUES ($1, $2, $3, $4, $5)")

    static let setReply = SQLStatement("UPDATE review SET reply = $2, replied_at = $3 WHERE id = $1 AND reply IS NULL")
}
