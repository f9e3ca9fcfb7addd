import Foundation
import Intake
import Store
import TestKit
import Testing

@Suite("A long batch of filings makes nobody wait who keeps something")
struct LongBatchTests {
    @Test("It stops early where somebody waits, in order, and the rest is filed next", arguments: StoreEngine.allCases)
    func stopsEarly(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var ids: [RowID] = []
        for number in 1...200 {
            ids.append(try await city.keep(.mail("r\(number)@example.org", "\(number)", id: "m\(number)@example.org")))
        }
        let late = try city.received(
            .mail("late@example.org", "late", id: "late@example.org"), on: SmallCity.mail, source: "late")
        let batch = try await city.store.filer.backlog(excluding: [], limit: 1_000).map(city.journey.prepare)
        let begun = DispatchSemaphore(value: 0)
        let waits = DispatchSemaphore(value: 0)
        async let kept = keep(late, city, when: begun)
        async let seen: Void = signal(waits, once: city.database)
        let decider = FixedDecider { [journey = city.journey] message, placement, facts in
            // The first filing lets the other begin to wait, and goes on when it does.
            if message.id == batch.first?.kept {
                begun.signal()
                _ = waits.wait(timeout: .now() + 30)
            }
            return journey.decide(message, placement, facts)
        }
        let outcomes = try await city.store.filer.file(batch, by: decider)
        try await seen
        #expect(try await kept)
        #expect(outcomes.count < 200 && outcomes.count >= 128)
        let filed = try await city.column("SELECT id FROM message ORDER BY id")
        #expect(filed == ids.prefix(outcomes.count).map { "\($0)" })
        #expect(try await city.file().count == 201 - outcomes.count)
        #expect(try await city.agrees())
    }

    private func signal(_ waits: DispatchSemaphore, once database: any SQLDatabase) async throws {
        try await eventually { database.figures.waitingToKeep > 0 }
        waits.signal()
    }

    private func keep(_ received: Received, _ city: SmallCity, when begun: DispatchSemaphore) async throws -> Bool {
        try await BlockingWork.run { _ = begun.wait(timeout: .now() + 30) }
        return try await !city.store.keeper.keep(received).isRedelivery
    }
}
