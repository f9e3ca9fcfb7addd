package import Desk
package import Intake

/// Reviews on a database.
package struct SQLReviewDesk: ReviewDesk {
    let database: any SQLDatabase
    let ids: RowIDSource
    let audit: AuditRows
    let calendar: CityCalendar

    package init(database: any SQLDatabase, ids: RowIDSource, calendar: CityCalendar) {
        self.database = database
        self.ids = ids
        self.calendar = calendar
        audit = AuditRows(ids: ids)
    }

    package func draw(
        _ order: ReviewOrder, form: String, by author: AccountID, at now: Moment
    ) async throws(StoreFailure) -> ReviewDraw? {
        guard let start = calendar.bounds(of: order.first)?.lowerBound,
            let end = calendar.bounds(of: order.last)?.upperBound, start < end,
            end.since(start) <= ReviewOrder.longestSpan
        else { return nil }
        let known = try await database.read { session throws(StoreFailure) in
            try ReviewRows.draw(ofForm: form, session)
        }
        if let known { return known }
        // Whatever was answered in a year is looked through before: everybody waits for the one writer.
        let population = try await database.read { session throws(StoreFailure) in
            try ReviewRows.engagements(from: start, until: end, session)
        }
        guard !population.isEmpty else { return nil }
        let sample = ReviewSample.draw(population, seed: order.seed, size: order.size)
        return try await database.write(.keep) { session throws(StoreFailure) in
            if let known = try ReviewRows.draw(ofForm: form, session) { return known }
            let draw = ReviewDraw(
                id: ids.next(), scorecard: order.scorecard, first: order.first, last: order.last, seed: order.seed,
                size: order.size, reviewers: order.reviewers, population: population.count, drawnAt: now,
                drawnBy: author)
            try ReviewRows.insert(draw, form: form, session)
            for engagement in sample {
                try ReviewRows.insert(engagement, id: ids.next(), draw: draw.id, session)
            }
            let after = [
                "first": order.first, "last": order.last, "seed": order.seed, "size": String(order.size),
                "population": String(population.count), "reviewers": String(order.reviewers),
            ]
            try note(.reviewsDrawn, "review_draw", draw.id, after, author, now, session)
            return draw
        }
    }

    package func draws(before draw: RowID?, limit: Int) async throws(StoreFailure) -> [ReviewDraw] {
        try await database.read { session throws(StoreFailure) in
            try ReviewRows.draws(before: draw, limit: limit, session)
        }
    }

    package func reviews(of draw: RowID) async throws(StoreFailure) -> [Review] {
        try await database.read { session throws(StoreFailure) in
            try ReviewRows.reviews(ReviewRows.ofDraw, [.id(draw)], session)
        }
    }

    package func reviews(about agent: AgentID, limit: Int) async throws(StoreFailure) -> [Review] {
        try await database.read { session throws(StoreFailure) in
            try ReviewRows.reviews(ReviewRows.ofAgent, [.agent(agent), .int(limit)], session).filter(\.isComplete)
        }
    }

    package func review(_ id: RowID) async throws(StoreFailure) -> Review? {
        try await database.read { session throws(StoreFailure) in try ReviewRows.review(id, session) }
    }

    package func score(
        _ id: RowID, _ points: [Int], comment: String, by reviewer: AccountID, at now: Moment
    ) async throws(StoreFailure) -> ReviewRefusal? {
        try await database.write(.keep) { session throws(StoreFailure) -> ReviewRefusal? in
            guard let review = try ReviewRows.review(id, session) else { return .unknown }
            guard review.takesScore(of: reviewer) else { return .notYours }
            guard review.draw.scorecard.takes(points) else { return .badScores }
            guard comment.count <= Review.longestComment else { return .tooLong(limit: Review.longestComment) }
            try ReviewRows.insert(points, comment, of: id, by: reviewer, at: now, session)
            let total = review.draw.scorecard.total(of: points)
            try note(.reviewScored, "review", id, ["points": String(total)], reviewer, now, session)
            return nil
        }
    }

    package func reply(
        _ id: RowID, _ text: String, by agent: AccountID, at now: Moment
    ) async throws(StoreFailure) -> ReviewRefusal? {
        try await database.write(.keep) { session throws(StoreFailure) -> ReviewRefusal? in
            guard let review = try ReviewRows.review(id, session) else { return .unknown }
            guard review.engagement.agent.rawValue == agent.rawValue else { return .notYours }
            guard review.isComplete else { return .tooEarly }
            guard review.reply == nil else { return .replied }
            guard !text.isEmpty, text.count <= Review.longestComment else {
                return .tooLong(limit: Review.longestComment)
            }
            try ReviewRows.reply(text, to: id, at: now, session)
            try note(.reviewReplied, "review", id, [:], agent, now, session)
            return nil
        }
    }

    private func note(
        _ action: AuditAction, _ kind: String, _ id: RowID, _ after: [String: String], _ author: AccountID,
        _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try audit.write(
            AuditEntry(
                at: now, author: .person(author), action: action, subject: AuditSubject(kind: kind, id: id),
                after: after), session)
    }
}
