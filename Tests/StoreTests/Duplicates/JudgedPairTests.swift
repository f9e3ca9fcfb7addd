import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What staff said of pairs of requests")
struct JudgedPairTests {
    private let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria Silva")

    private func change(
        _ number: TrackingNumber, _ change: RequestChange, _ city: SmallCity
    ) async throws -> ChangeOutcome {
        let standing = try #require(try await city.store.changes.standing(of: number))
        return try await city.store.changes.change(
            number, change, seen: standing.version, note: nil, by: maria, decide: city.changing.verdict)
    }

    @Test(
        "linked pairs are the same, dismissed ones are not; what is taken back says nothing",
        arguments: StoreEngine.allCases)
    func judged(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var numbers: [TrackingNumber] = []
        for text in ["Lamp out at 12 Bow St", "12 Bow St is dark", "Rats at 3 Elm St", "Rat seen at 3 Elm St"] {
            let id = try await city.send(.mail("\(numbers.count)@example.org", text))
            numbers.append(try #require(TrackingNumber(try await city.trackingNumber(of: id))))
        }
        func pairs() async throws -> [Bool] {
            try await city.store.models.judgedPairs(limit: 10).map(\.isDuplicate)
        }
        #expect(try await pairs().isEmpty)
        #expect(try await change(numbers[1], .link(parent: numbers[0]), city) == .done)
        #expect(try await city.store.duplicates.ruleOut(numbers[2], for: numbers[3], isOut: true, by: maria))
        #expect(try await pairs() == [true, false])
        #expect(try await change(numbers[1], .unlink, city) == .done)
        #expect(try await pairs() == [false])
        #expect(try await city.store.duplicates.ruleOut(numbers[2], for: numbers[3], isOut: false, by: maria))
        #expect(try await pairs().isEmpty)
        #expect(try await city.store.models.judgedPairs(limit: 0).isEmpty)
        #expect(try await city.agrees())
    }

    @Test("each pair stands once, with what was said last", arguments: StoreEngine.allCases)
    func once(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var numbers: [TrackingNumber] = []
        for text in ["Lamp out at 12 Bow St", "12 Bow St is dark"] {
            let id = try await city.send(.mail("\(numbers.count)@example.org", text))
            numbers.append(try #require(TrackingNumber(try await city.trackingNumber(of: id))))
        }
        func pairs() async throws -> [Bool] {
            try await city.store.models.judgedPairs(limit: 10).map(\.isDuplicate)
        }
        // It was linked by itself and taken back, which rules it out, too.
        let ids = try await city.column("SELECT CAST(id AS TEXT) FROM service_request ORDER BY id")
        let now = city.clock.now().milliseconds
        try await city.run(
            """
            INSERT INTO decision (id, kind, request, message, other, reason, score, at, undone_at)
            VALUES (7, 'same_incident', \(ids[1]), NULL, \(ids[0]), 'alike', 0.9, \(now), \(now))
            """)
        #expect(try await city.store.duplicates.ruleOut(numbers[0], for: numbers[1], isOut: true, by: maria))
        #expect(try await pairs() == [false])
        city.clock.advance(by: .seconds(60))
        #expect(try await change(numbers[1], .link(parent: numbers[0]), city) == .done)
        #expect(try await pairs() == [true])
        city.clock.advance(by: .seconds(60))
        #expect(try await change(numbers[1], .unlink, city) == .done)
        #expect(try await pairs() == [false])
    }
}
