import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Scorecards on a store")
struct ScorecardBookTests {
    @Test(
        "versions are added over the one that was seen, once for a form, and never change",
        arguments: StoreEngine.allCases)
    func versions(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (book, now, sue) = (city.store.scorecards, city.clock.now(), AccountID(rawValue: 1))
        func card(_ points: Int) -> Scorecard {
            Scorecard(name: "Emails", questions: [.init("Right", points: points, isCritical: true)])
        }
        let first = try #require(
            try await book.define(card(10), over: 0, isRetired: false, form: "a", by: sue, at: now))
        #expect(try await book.define(card(7), over: 0, isRetired: false, form: "a", by: sue, at: now) == first)
        #expect(try await book.define(card(7), over: 0, isRetired: false, form: "b", by: sue, at: now) == nil)
        let second = try #require(
            try await book.define(card(5), over: 1, isRetired: false, form: "c", by: sue, at: now))
        #expect(second.version == 2)
        #expect(try await book.scorecards() == [second])
        let third = try #require(try await book.define(card(5), over: 2, isRetired: true, form: "d", by: sue, at: now))
        #expect(try await book.versions(of: "Emails") == [third, second, first])
        #expect(try await book.scorecards().map(\.isRetired) == [true])
        let trail = try await city.store.staff.audit.entries(of: nil, before: nil, limit: 10).map(\.entry)
        #expect(trail.map(\.action) == [.scorecardRetired, .scorecardDefined, .scorecardDefined])
        #expect(trail[1].before["questions"] == "Right (10, critical)" && trail[1].after["version"] == "2")
        let subject = AuditSubject(kind: "scorecard", id: first.id)
        #expect(try await city.store.staff.audit.names(of: [subject]) == [subject: "Emails"])
    }
}
