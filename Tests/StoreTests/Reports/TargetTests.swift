import Desk
import Foundation
import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("Targets: dated, and a past period is judged by the target of its time")
struct TargetTests {
    private let max: Int64 = 4

    private func city(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        try await city.run(
            """
            INSERT INTO account (id, name, display_name, password, password_at, created_at)
            VALUES (4, 'max', 'Max Moore', 'x', 1, 1)
            """)
        return city
    }

    private func draft(
        _ value: Int64, from: String, to: String? = nil, part: TargetPart? = nil, _ statistic: TargetStatistic = .sum
    ) throws -> TargetDraft {
        try #require(
            TargetDraft(
                measure: .contact, statistic: statistic, part: part, bound: .atLeast, value: value,
                rate: statistic == .sum ? .day : nil, from: from, to: to))
    }

    private func values(_ city: SmallCity, on day: String, asOf: Moment? = nil) async throws -> [Int64] {
        try await city.store.targets.targets(on: day, asOf: asOf, limit: 10).map(\.draft.value)
    }

    @Test("one that is set for later stays when another is set for now", arguments: StoreEngine.allCases)
    func reversed(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let (targets, now) = (city.store.targets, city.clock.now())
        try await targets.set(try draft(20, from: "2026-07-01"), form: "f1", by: max, at: now)
        try await targets.set(try draft(10, from: "2026-01-01"), form: "f2", by: max, at: now)
        #expect(try await values(city, on: "2026-06-30") == [10])
        #expect(try await values(city, on: "2026-07-01") == [20])
    }

    @Test("another takes its place from a day on, and both stay", arguments: StoreEngine.allCases)
    func history(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let targets = city.store.targets
        let first = city.clock.now()
        for _ in 0..<2 {
            try await targets.set(try draft(10, from: "2026-01-01"), form: "f1", by: max, at: first)
        }
        let chat = try #require(TargetPart(.channelKind, "chat"))
        try await targets.set(try draft(3, from: "2026-01-01", part: chat), form: "f2", by: max, at: first)
        #expect(try await values(city, on: "2025-12-31").isEmpty)
        city.clock.advance(by: .seconds(60))
        let second = city.clock.now()
        try await targets.set(try draft(20, from: "2026-03-01"), form: "f3", by: max, at: second)
        #expect(try await values(city, on: "2026-02-28").sorted() == [3, 10])
        #expect(try await values(city, on: "2026-03-01").sorted() == [3, 20])
        // What was not yet known.
        #expect(try await values(city, on: "2026-03-01", asOf: second).sorted() == [3, 10])
        #expect(try await values(city, on: "2026-03-01", asOf: first).isEmpty)

        city.clock.advance(by: .seconds(60))
        let third = city.clock.now()
        let newest = try #require(try await targets.allTargets(after: nil, limit: 1).first)
        #expect(newest.draft.value == 20 && newest.setBy == "Max Moore")
        #expect(try await targets.end(newest.id, on: "2026-03-10", by: max, at: third))
        #expect(try await !targets.end(newest.id, on: "2026-03-10", by: max, at: third), "it has ended by then")
        #expect(try await values(city, on: "2026-03-10").sorted() == [3, 20])
        #expect(try await values(city, on: "2026-03-11") == [3])
        #expect(try await values(city, on: "2026-03-11", asOf: third).sorted() == [3, 20])

        let all = try await targets.allTargets(after: nil, limit: 10)
        #expect(all.map(\.draft.value) == [20, 3, 10] && all.map(\.lastDay) == ["2026-03-10", nil, "2026-02-28"])
        #expect(
            try await targets.allTargets(after: (all[0].draft.from, all[0].id), limit: 10) == Array(all.dropFirst()))
        #expect(all[0].endedBy == "Max Moore" && all[0].endedAt == third)
        let audit = try await city.column("SELECT action FROM audit WHERE subject_kind = 'figure_target' ORDER BY id")
        #expect(audit == ["target.set", "target.set", "target.ended", "target.set", "target.ended"])
    }

    @Test("one that never held is told as such, and one for some days ends by itself", arguments: StoreEngine.allCases)
    func bounded(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let (targets, now) = (city.store.targets, city.clock.now())
        try await targets.set(try draft(10, from: "2026-01-01", to: "2026-01-31"), form: "f1", by: max, at: now)
        try await targets.set(try draft(20, from: "2026-02-01"), form: "f2", by: max, at: now)
        #expect(try await values(city, on: "2026-01-31") == [10])
        #expect(try await city.count("figure_target_end") == 0, "the days of the two do not meet")
        try await targets.set(try draft(30, from: "2026-02-01"), form: "f3", by: max, at: now)
        #expect(try await values(city, on: "2026-02-01") == [30])
        let never = try #require(try await targets.allTargets(after: nil, limit: 10).first { $0.draft.value == 20 })
        #expect(never.lastDay == "2026-01-31" && !never.holds(on: "2026-02-01") && !never.holds(on: "2026-01-31"))
    }

    @Test("figures are held to them by what the pages show", arguments: StoreEngine.allCases)
    func judging(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        for index in 0..<3 { try await city.send(.mail("r\(index)@example.org", "Matter", id: "m\(index)")) }
        try await city.send(.text("+16175550100", "Matter"), on: SmallCity.sms)
        while try await city.store.figureKeeping.refresh(at: city.clock.now()) {}
        let day = CityCalendar(timeZone: .gmt).day(of: city.clock.now())
        let (targets, now) = (city.store.targets, city.clock.now())
        let text = try #require(TargetPart(.channelKind, "sms"))
        try await targets.set(try draft(4, from: day), form: "f1", by: max, at: now)
        try await targets.set(try draft(2, from: day, part: text), form: "f2", by: max, at: now)
        try await targets.set(try draft(300, from: day, part: text, .share), form: "f3", by: max, at: now)
        let view = FigureFilter(from: day, to: day)
        let judged = try await TargetJudge(city.store.figures).judge(
            try await targets.targets(on: day, asOf: nil, limit: 10), view, today: day)
        #expect(judged.map(\.figure) == [1, 250, 4] && judged.map(\.isMet) == [false, false, true])
        #expect(judged.map(\.wanted) == [2, 300, 4] && judged.map(\.offTenths) == [500, 167, 0])
        // A period that is not over is held to what has passed of it.
        var later = view
        later.to = CityCalendar.day(day, plus: 9) ?? day
        let whole = try await TargetJudge(city.store.figures).judge(
            try await targets.targets(on: day, asOf: nil, limit: 10), later, today: day)
        #expect(whole.first { $0.target.draft.part == nil }?.wanted == 4)
    }
}
