import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Reviews on a store")
struct ReviewDeskTests {
    private let sue = AccountID(rawValue: 1)
    private let max = AccountID(rawValue: 2)
    private let ann = AccountID(rawValue: 3)

    private func city(_ engine: StoreEngine, answers: Int) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        for (id, name) in [(1, "Sue"), (2, "Max"), (3, "Ann")] {
            try await city.run(
                "INSERT INTO account (id, name, display_name, created_at) VALUES (\(id), 'a\(id)', '\(name)', 0)")
        }
        for index in 0..<answers {
            let mail = try await city.send(.mail("r\(index)@example.org", "Lamp \(index)"))
            let number = try #require(TrackingNumber(try await city.trackingNumber(of: mail)))
            for part in 1...2 {
                let draft = AnswerDraft(
                    form: "\(index)/\(part)", request: number, text: "Answer \(part)",
                    author: AnswerAuthor(agent: AgentID(rawValue: ann.rawValue), firstName: "Ann"), seen: nil)
                _ = try await city.store.answers.answer(draft, decide: city.answering().verdict)
            }
        }
        return city
    }

    private func order(_ city: SmallCity, size: Int = 2, reviewers: Int = 1) -> ReviewOrder {
        let day = CityCalendar(timeZone: .gmt).day(of: city.clock.now())
        return ReviewOrder(
            scorecard: Scorecard(name: "s", questions: [.init("a", points: 5)]), first: day, last: day, size: size,
            reviewers: reviewers, seed: "seed")
    }

    @Test(
        "a sample is drawn once for a form, from what was answered, and can be drawn again",
        arguments: StoreEngine.allCases)
    func draws(_ engine: StoreEngine) async throws {
        let city = try await city(engine, answers: 5)
        let (desk, now) = (city.store.reviews, city.clock.now())
        let draw = try #require(try await desk.draw(order(city), form: "f", by: sue, at: now))
        #expect(draw.population == 5)
        #expect(try await desk.draw(order(city, size: 4), form: "f", by: sue, at: now) == draw)
        #expect(try await desk.draws(before: nil, limit: 10) == [draw])
        #expect(try await desk.draws(before: draw.id, limit: 10) == [])
        let reviews = try await desk.reviews(of: draw.id)
        #expect(reviews.count == 2 && reviews.allSatisfy { $0.agentName == "Ann" && $0.engagement.channel == .email })
        let again = try #require(try await desk.draw(order(city), form: "g", by: sue, at: now))
        #expect(try await desk.reviews(of: again.id).map(\.engagement) == reviews.map(\.engagement))
        var empty = order(city)
        empty = ReviewOrder(
            scorecard: empty.scorecard, first: "2001-01-01", last: "2001-01-02", size: 1, reviewers: 1, seed: "s")
        #expect(try await desk.draw(empty, form: "h", by: sue, at: now) == nil)
    }

    @Test(
        "what was answered is looked through without the writer, and a year of it at most",
        arguments: StoreEngine.allCases)
    func reads(_ engine: StoreEngine) async throws {
        let city = try await city(engine, answers: 1)
        let (desk, now) = (city.store.reviews, city.clock.now())
        let draw = try #require(try await desk.draw(order(city), form: "f", by: sue, at: now))
        let empty = ReviewOrder(
            scorecard: order(city).scorecard, first: "2001-01-01", last: "2001-12-31", size: 1, reviewers: 1, seed: "s")
        let drawn = Collected<ReviewDraw?>()
        try await HeldWriter(database: city.database).gather { group in
            for (order, form) in [(order(city), "f"), (empty, "g")] {
                group.addTask { drawn.add(try await desk.draw(order, form: form, by: sue, at: now)) }
            }
            try await eventually { drawn.all.count == 2 }
        }
        #expect(Set(drawn.all) == [draw, nil])
        let last = CityCalendar(timeZone: .gmt).day(of: now)
        let year = Int(last.prefix(4)) ?? 0
        for (years, isDrawn) in [(1, true), (2, false)] {
            let long = ReviewOrder(
                scorecard: order(city).scorecard, first: "\(year - years)" + last.dropFirst(4), last: last, size: 1,
                reviewers: 1, seed: "s")
            #expect((try await desk.draw(long, form: "y\(years)", by: sue, at: now) != nil) == isDrawn)
        }
    }

    @Test("two score blind, then the agent reads and replies, once", arguments: StoreEngine.allCases)
    func reviews(_ engine: StoreEngine) async throws {
        let city = try await city(engine, answers: 1)
        let (desk, now) = (city.store.reviews, city.clock.now())
        let draw = try #require(try await desk.draw(order(city, reviewers: 2), form: "f", by: sue, at: now))
        let id = try #require(try await desk.reviews(of: draw.id).first?.id)
        #expect(try await desk.score(id, [6], comment: "", by: sue, at: now) == .badScores)
        #expect(try await desk.score(id, [4], comment: "Good", by: sue, at: now) == nil)
        #expect(try await desk.score(id, [4], comment: "", by: sue, at: now) == .notYours)
        #expect(try await desk.score(id, [4], comment: "", by: ann, at: now) == .notYours)
        #expect(try await desk.reply(id, "But", by: ann, at: now) == .tooEarly)
        #expect(try await desk.reviews(about: AgentID(rawValue: ann.rawValue), limit: 9).isEmpty)
        #expect(try await desk.score(id, [2], comment: "", by: max, at: now) == nil)
        #expect(try await desk.review(id)?.differences == [2])
        #expect(try await desk.reviews(about: AgentID(rawValue: ann.rawValue), limit: 9).map(\.id) == [id])
        #expect(try await desk.reply(id, "But", by: max, at: now) == .notYours)
        #expect(try await desk.reply(id, "But", by: ann, at: now) == nil)
        #expect(try await desk.reply(id, "And", by: ann, at: now) == .replied)
        #expect(try await desk.review(id)?.reply == "But")
        let trail = try await city.column("SELECT action FROM audit WHERE action LIKE 'review%' ORDER BY id")
        #expect(trail == ["reviews.drawn", "review.scored", "review.scored", "review.replied"])
    }
}
