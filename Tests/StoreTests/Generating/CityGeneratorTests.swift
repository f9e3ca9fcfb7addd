import Foundation
import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("An imagined city is counted like a real one")
struct CityGeneratorTests {
    private static let kinds: [ChannelKind] = [.email, .chat, .sms, .phone, .web]

    /// Over a night in which clocks change.
    private func imagined(_ city: SmallCity, contacts: Int = 400, seed: UInt64 = 7) async throws -> GeneratedCity {
        var lights = RequestType(
            code: "light", names: [.english: "Street light"], department: "Works", queue: "works")
        lights.resolvedHours = 8
        var hours = RequestType(code: "hours", names: [.english: "Opening hours"], department: "311", queue: "desk")
        hours.kind = .information
        return GeneratedCity(
            contacts: contacts, seed: seed, firstDay: "2026-02-20", lastDay: "2026-03-12",
            channels: Self.kinds.map { ChannelName(kind: $0, id: "\($0.rawValue)-main") }, types: [lights, hours],
            calendar: try #require(CityCalendar(timeZone: "America/New_York")))
    }

    @Test(
        "as many contacts come as were asked for, and ledger, roll-ups and figures agree",
        arguments: StoreEngine.allCases)
    func agrees(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let plan = try await imagined(city)
        let made = try await CityGenerator(database: city.database, city: plan).run()
        #expect(made == 400)
        #expect(try await city.column("SELECT COUNT(*) FROM contact") == ["400"])
        let audit = try await city.store.ledger.audit()
        #expect(audit.agrees && Set(audit.lines.map(\.kind)).isSuperset(of: [.opened, .resolved, .messageOut, .spam]))
        let keeping = SQLFigureKeeping(database: city.database, calendar: plan.calendar)
        let later = try #require(plan.calendar.bounds(of: "2026-06-01")).lowerBound
        while try await keeping.refresh(at: later) {}
        let rows = try await city.store.figures.figures(
            [.contact, .resolution, .firstAnswer], FigureFilter(from: plan.firstDay, to: plan.lastDay), by: [.day])
        #expect(rows.filter { $0.measure == .contact }.reduce(0) { $0 + $1.amount } == 400)
        #expect(rows.contains { $0.measure == .resolution } && rows.contains { $0.measure == .firstAnswer })
    }

    @Test("the same seed makes the same city, another seed another one")
    func deterministic() async throws {
        var cities: [[String]] = []
        for seed: UInt64 in [7, 7, 8] {
            let city = try await SmallCity(.sqlite)
            _ = try await CityGenerator(database: city.database, city: try await imagined(city, seed: seed)).run()
            cities.append(
                try await city.column(
                    "SELECT id || ' ' || tracking_number || ' ' || title || ' ' || status FROM service_request ORDER BY id"
                ))
        }
        #expect(cities[0] == cities[1] && cities[0] != cities[2] && cities[0].count > 200)
    }

    @Test("nothing imagined stands beside what a resident wrote")
    func refused() async throws {
        let city = try await SmallCity(.sqlite)
        try await city.send(.mail("ana@example.org", "A lamp is out", id: "1"))
        let plan = try await imagined(city)
        await #expect(throws: StoreFailure.self) {
            _ = try await CityGenerator(database: city.database, city: plan).run()
        }
    }
}
