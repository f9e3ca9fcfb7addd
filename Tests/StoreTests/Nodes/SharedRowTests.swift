import Foundation
import Intake
import Store
import TestKit
import Testing

/// Roll-ups are keyed by writer slot, so that nodes never wait for each other's rows (promise 11).
@Suite(
    "Nodes that count the same day and channel",
    .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed: there is one node only"))
struct SharedRowTests {
    /// Texts of each writer; with `INTAKE_WAITS=40` forty, and what the nodes waited for is printed.
    private static let shown = ProcessInfo.processInfo.environment["INTAKE_WAITS"].flatMap(Int.init)
    private static let writers = 102

    @Test("a hundred writers at three nodes, and none waits for a lock of another node's")
    func hundredWriters() async throws {
        let first = try await SmallCity(.postgres)
        let others = [try await SmallCity(beside: first, .postgres), try await SmallCity(beside: first, .postgres)]
        let cities = [first] + others
        let texts = Self.shown ?? 3
        let waits = try await NodeWaits(of: first.folder)
        try await waits.sample {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<Self.writers {
                    let city = cities[writer % cities.count]
                    group.addTask { try await Self.write(texts, by: writer, at: city) }
                }
                try await group.waitForAll()
            }
        }
        if Self.shown != nil { print(await waits.table, cities.map(\.database.figures)) }
        #expect(await waits.samples > 0)
        #expect(await waits.amongNodes.isEmpty)
        let slots = try await first.rows(
            "SELECT slot, SUM(amount) FROM rollup WHERE kind = 'message_in' GROUP BY slot ORDER BY slot", columns: 2)
        #expect(slots == (0..<3).map { ["\($0)", "\(Self.writers / 3 * texts)"] })
        #expect(try await first.column("SELECT DISTINCT day || channel FROM rollup").count == 1)
        #expect(try await first.agrees())
    }

    /// Keeps and files, as a node does whose duty that is.
    private static func write(_ texts: Int, by writer: Int, at city: SmallCity) async throws {
        for text in 0..<texts {
            let number = "+1617555\(1000 + writer)"
            let id = try await city.keep(.text(number, "Matter \(text)"), on: SmallCity.sms)
            guard let kept = try await city.store.filer.kept(id) else { continue }
            _ = try await city.store.filer.file([city.journey.prepare(kept)], by: city.journey)
        }
    }
}
