import Desk
import Foundation
import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("The manager's figures are what a recount of the rows gives, whatever people change afterwards")
struct FigureKeepingTests {
    private static let everything = FigureFilter(from: "2020-01-01", to: "2031-12-31")
    private let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria Silva", mayAssignOthers: true)

    private func refresh(_ city: SmallCity) async throws {
        for _ in 0..<100 {
            guard try await city.store.figureKeeping.refresh(at: city.clock.now()) else { return }
        }
        Issue.record("the figures never come to an end")
    }

    /// What a measure comes to, by the values of one dimension.
    private func sums(
        _ measure: Measure, by dimension: FigureDimension, in city: SmallCity, _ filter: FigureFilter = everything
    ) async throws -> [String: Int] {
        let rows = try await city.store.figures.figures([measure], filter, by: [dimension])
        return rows.reduce(into: [:]) { $0[$1.labels[0], default: 0] += $1.amount }
    }

    private func change(_ change: RequestChange, _ number: TrackingNumber, in city: SmallCity) async throws {
        let seen = try #require(try await city.store.changes.standing(of: number)).version
        let changing = city.changing
        let outcome = try await city.store.changes.change(
            number, change, seen: seen, note: nil, by: maria, decide: changing.verdict)
        #expect(outcome == .done)
    }

    private func numbers(_ city: SmallCity) async throws -> [TrackingNumber] {
        try await city.column("SELECT tracking_number FROM service_request ORDER BY id").compactMap {
            TrackingNumber($0)
        }
    }

    /// Some days on which residents write by three channels.
    private func busyCity(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        try await city.run(
            """
            INSERT INTO account (id, name, display_name, password, password_at, created_at)
            VALUES (1, 'maria', 'Maria Silva', 'x', 1, 1)
            """)
        try await city.run("INSERT INTO account_role (account, role, granted_at) VALUES (1, 'agent', 1)")
        for day in 0..<3 {
            for index in 0...day {
                try await city.send(.mail("resident\(index)@example.org", "Matter \(day)", id: "m\(day).\(index)"))
                try await city.send(.text("+1617555010\(index)", "Matter \(day)"), on: SmallCity.sms)
            }
            city.clock.advance(by: .seconds(24 * 3600))
        }
        return city
    }

    @Test("They agree with the ledger's roll-ups, by channel and by day", arguments: StoreEngine.allCases)
    func rollups(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        try await refresh(city)
        let report = try await city.store.reports.channels(from: nil, to: nil, byChannel: false)
        for row in report.rows {
            #expect(try await sums(.contact, by: .channelKind, in: city)[row.kind.rawValue, default: 0] == row.contacts)
            #expect(try await sums(.opened, by: .channelKind, in: city)[row.kind.rawValue, default: 0] == row.opened)
        }
        let byDay = try await sums(.contact, by: .day, in: city)
        #expect(byDay.values.sorted() == [2, 4, 6])
        let standing = try await city.store.figures.figuresAsOf()
        #expect(standing.asOf == city.clock.now() && standing.waitingDays == 0)
    }

    @Test("A request that moves to another department takes its figures along", arguments: StoreEngine.allCases)
    func moves(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        try await refresh(city)
        #expect(try await sums(.opened, by: .department, in: city) == ["Constituent Services": 12])
        let first = try #require(try await numbers(city).first)
        let details = RequestDetails(
            requestType: nil, department: "Constituent Services", queue: "triage", priority: 2, place: "12 Elm Street")
        try await change(.details(details), first, in: city)
        try await city.run("UPDATE service_request SET department = 'Parks' WHERE tracking_number = '\(first.symbols)'")
        try await refresh(city)
        for dimension in [Measure.opened, .contact] {
            #expect(try await sums(dimension, by: .department, in: city) == ["Constituent Services": 11, "Parks": 1])
        }
        #expect(try await sums(.opened, by: .day, in: city).values.sorted() == [2, 4, 6])
    }

    @Test("Closing, opening again and spam are counted on their days", arguments: StoreEngine.allCases)
    func endings(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        let all = try await numbers(city)
        try await refresh(city)
        try await change(.close(.resolved), all[0], in: city)
        try await change(.close(.notOurs), all[1], in: city)
        try await change(.close(.spam), all[2], in: city)
        try await refresh(city)
        #expect(try await sums(.resolved, by: .channelKind, in: city).values.reduce(0, +) == 2)
        #expect(try await sums(.opened, by: .channelKind, in: city).values.reduce(0, +) == 11)
        let closings = FigureTable(
            [.resolution], try await city.store.figures.figures([.resolution], Self.everything, by: [.department]))
        let median = try #require(closings.total[.resolution].quantile(percent: 50))
        // Three days, within a step of 1 %.
        #expect((259_200_000...262_000_000).contains(median))
        try await change(.reopen, all[0], in: city)
        try await refresh(city)
        #expect(try await sums(.reopened, by: .channelKind, in: city).values.reduce(0, +) == 1)
    }

    @Test("Contacts by the hour are all contacts, each at its hour", arguments: StoreEngine.allCases)
    func hours(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        try await city.run("UPDATE contact SET started_at = started_at - 3600000 WHERE channel_kind = 'sms'")
        try await refresh(city)
        let rows = try await city.store.figures.figures([.contactHour], Self.everything, by: [.channelKind])
        #expect(Set(rows.map { "\($0.labels) \($0.sum.buckets.text)" }) == ["[\"email\"] 12:6", "[\"sms\"] 11:6"])
    }

    @Test("By whatever a measure is split, its parts come to the same", arguments: StoreEngine.allCases)
    func splits(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        for number in try await numbers(city).prefix(5) { try await change(.close(.resolved), number, in: city) }
        try await refresh(city)
        for measure in Measure.told {
            var totals: Set<Int> = []
            for dimension in FigureDimension.allCases {
                totals.insert(try await sums(measure, by: dimension, in: city).values.reduce(0, +))
            }
            #expect(totals.count == 1, "\(measure)")
        }
    }

    @Test("The nightly check finds what was changed by hand, and puts it right", arguments: StoreEngine.allCases)
    func check(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        try await refresh(city)
        let before = try await sums(.contact, by: .day, in: city)
        try await city.run("UPDATE figure SET amount = amount + 1 WHERE measure = 'contact' AND period = '2026-03-02'")
        try await city.store.figureKeeping.check(at: city.clock.now())
        try await refresh(city)
        let standing = try await city.store.figures.figuresAsOf()
        // The day, and its month, from which the repair of the day took away what it never had.
        #expect(standing.differingDays == 2 && standing.checkedAt != nil)
        try await city.run("UPDATE figure SET amount = amount + 1 WHERE measure = 'contact' AND period = 'm2026-03'")
        try await city.store.figureKeeping.check(at: city.clock.now())
        try await refresh(city)
        #expect(try await city.store.figures.figuresAsOf().differingDays == 1)
        #expect(try await sums(.contact, by: .month, in: city) == ["2026-03": 12])
        #expect(try await sums(.contact, by: .day, in: city) == before)
    }
}
