import Desk
import Foundation
import Intake

/// Reviews' rows, within a transaction.
enum ReviewRows {
    // MARK: - Drawing

    /// What agents answered from one moment until another, each once.
    static func engagements(
        from start: Moment, until end: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> [Engagement] {
        // An answer's id tells when it was drawn, to the millisecond: its rows lie between two ids.
        let (first, last) = (RowIDSource.first(at: start), RowIDSource.first(at: end))
        return try session.all(population, [.id(first), .id(last)]) { row throws(StoreFailure) in
            guard let number = TrackingNumber(row.text(1)), let channel = ChannelKind(rawValue: row.text(3)) else {
                throw StoreFailure(.damaged, "a service request row cannot be read")
            }
            return Engagement(
                request: row.id(0), trackingNumber: number, agent: row.agent(2), channel: channel)
        }
    }

    static func insert(_ draw: ReviewDraw, form: String, _ session: any SQLSession) throws(StoreFailure) {
        guard let scorecard = try? JSONEncoder().encode(draw.scorecard) else {
            throw StoreFailure(.refused, "a scorecard cannot be written")
        }
        try session.execute(
            insertDraw,
            [
                .id(draw.id), .text(form), .text(String(decoding: scorecard, as: UTF8.self)), .text(draw.first),
                .text(draw.last), .text(draw.seed), .int(draw.size), .int(draw.reviewers), .int(draw.population),
                .moment(draw.drawnAt), .int64(draw.drawnBy.rawValue),
            ])
    }

    static func insert(
        _ engagement: Engagement, id: RowID, draw: RowID, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            insertReview,
            [
                .id(id), .id(draw), .id(engagement.request), .agent(engagement.agent),
                .text(engagement.channel.rawValue),
            ])
    }

    // MARK: - Reading

    static func draw(ofForm form: String, _ session: any SQLSession) throws(StoreFailure) -> ReviewDraw? {
        try session.first(drawOfForm, [.text(form)]) { row throws(StoreFailure) in try draw(row) }
    }

    static func draws(
        before draw: RowID?, limit: Int, _ session: any SQLSession
    ) throws(StoreFailure) -> [ReviewDraw] {
        try session.all(newestDraws, [.id(draw ?? RowID(rawValue: .max)), .int(limit)]) { row throws(StoreFailure) in
            try Self.draw(row)
        }
    }

    /// - Parameter statement: gives the reviews' ids.
    static func reviews(
        _ statement: SQLStatement, _ values: [SQLValue], _ session: any SQLSession
    ) throws(StoreFailure) -> [Review] {
        var reviews: [Review] = []
        for id in try session.all(statement, values, { $0.id(0) }) {
            if let review = try review(id, session) { reviews.append(review) }
        }
        return reviews
    }

    /// A review's own row.
    private struct Head {
        let draw: RowID
        let engagement: Engagement
        let agent: String
        let reply: String?
    }

    static func review(_ id: RowID, _ session: any SQLSession) throws(StoreFailure) -> Review? {
        let found = try session.first(byID, [.id(id)]) { row throws(StoreFailure) -> Head in
            guard let number = TrackingNumber(row.text(2)), let channel = ChannelKind(rawValue: row.text(4)) else {
                throw StoreFailure(.damaged, "a review row cannot be read")
            }
            let engagement = Engagement(
                request: row.id(1), trackingNumber: number, agent: row.agent(3), channel: channel)
            return Head(
                draw: row.id(0), engagement: engagement, agent: row.text(5), reply: row.optionalText(6))
        }
        guard let found else { return nil }
        let known = try session.first(drawByID, [.id(found.draw)]) { row throws(StoreFailure) in try draw(row) }
        guard let draw = known else { return nil }
        let scores = try session.all(scores, [.id(id)]) { row in
            Review.Score(
                reviewer: AccountID(rawValue: row.int64(0)), reviewerName: row.text(1),
                points: row.text(2).split(separator: " ").compactMap { Int($0) }, comment: row.text(3),
                at: row.moment(4))
        }
        return Review(
            id: id, draw: draw, engagement: found.engagement, agentName: found.agent, scores: scores,
            reply: found.reply)
    }

    private static func draw(_ row: borrowing SQLRow) throws(StoreFailure) -> ReviewDraw {
        guard let scorecard = try? JSONDecoder().decode(Scorecard.self, from: Data(row.text(1).utf8)) else {
            throw StoreFailure(.damaged, "a scorecard cannot be read")
        }
        return ReviewDraw(
            id: row.id(0), scorecard: scorecard, first: row.text(2), last: row.text(3), seed: row.text(4),
            size: row.int(5), reviewers: row.int(6), population: row.int(7), drawnAt: row.moment(8),
            drawnBy: AccountID(rawValue: row.int64(9)))
    }

    // MARK: - Judging

    /// The key decides: nobody scores twice.
    static func insert(
        _ points: [Int], _ comment: String, of review: RowID, by reviewer: AccountID, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            insertScore,
            [
                .id(review), .int64(reviewer.rawValue), .text(points.map(String.init).joined(separator: " ")),
                .text(comment), .moment(now),
            ])
    }

    static func reply(_ text: String, to review: RowID, at now: Moment, _ session: any SQLSession) throws(StoreFailure)
    {
        try session.execute(setReply, [.id(review), .text(text), .moment(now)])
    }
}
