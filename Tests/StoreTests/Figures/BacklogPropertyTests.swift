import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("Whatever happens, what was open, and what came and went since, is what is open")
struct BacklogPropertyTests {
    private static let dimensions: [FigureDimension] = [.channelKind, .channel, .requestType, .department, .origin]

    /// A request as its rows have it.
    private struct Case {
        var key: FigureKey
        var openedAt: Moment
        var isOpen: Bool
        /// What was counted of it, with the moments.
        var changes: [(at: Moment, amount: Int)] = []
        var answers: [Moment] = []

        func amount(at end: Moment) -> Int { changes.filter { $0.at < end }.reduce(0) { $0 + $1.amount } }
    }

    @Test("on every day, by every dimension", arguments: StoreEngine.allCases, [UInt64](1...6))
    func histories(_ engine: StoreEngine, _ seed: UInt64) async throws {
        var storm = try await HistoryStorm(engine, seed: seed)
        let first = storm.calendar.day(of: storm.scene.city.clock.now())
        for _ in 0..<90 { try await storm.step() }
        try await storm.settle()
        let city = storm.scene.city
        let cases = try await cases(city)
        let days = try #require(
            storm.calendar.days(from: first, through: storm.calendar.day(of: city.clock.now())))
        var before: [FigureDimension: [String: Int]] = [:]
        for day in days {
            let end = try #require(storm.calendar.bounds(of: day)?.upperBound)
            let entries = try await city.store.backlog.open(at: end, FigureFilter(from: day, to: day), asOf: nil)
            let open = cases.filter { $0.amount(at: end) != 0 }
            #expect(entries.map(\.openedAt) == open.map(\.openedAt).sorted(), "\(day)")
            #expect(entries.count { $0.isAnswered } == open.count { one in one.answers.contains { $0 < end } })
            for dimension in Self.dimensions {
                let table = try await table(day, end, by: dimension, entries, city)
                let naive = Dictionary(grouping: open) { $0.key.label(dimension) }
                    .mapValues { $0.reduce(0) { $0 + $1.amount(at: end) } }
                let lines = Dictionary(table.lines.map { ($0.label, $0) }) { first, _ in first }
                #expect(lines.mapValues(\.open).filter { $0.value != 0 } == naive, "\(day) by \(dimension)")
                for (label, count) in naive { #expect(lines[label]?.ages.counts.total == count) }
                // The days tie up: as many are open before one as were at the end of the one before.
                if let earlier = before[dimension] {
                    #expect(lines.mapValues(\.before).filter { $0.value != 0 } == earlier, "\(day) by \(dimension)")
                }
                before[dimension] = naive
                #expect(table.total.open == table.lines.reduce(0) { $0 + $1.open })
            }
        }
        let last = try #require(days.last.flatMap { storm.calendar.bounds(of: $0)?.upperBound })
        for one in cases { #expect(one.amount(at: last) == (one.isOpen ? 1 : 0), "\(one.openedAt)") }
        try await course(days, before[.channelKind] ?? [:], city)
        #expect(cases.contains { $0.isOpen } && cases.contains { !$0.isOpen }, "a history without them tells nothing")
    }

    /// What a request is known by, whatever becomes of its type.
    private func known(_ entries: [BacklogEntry]) -> [[String]] {
        entries.map { [$0.symbols, "\($0.openedAt.milliseconds)", "\($0.amount)", $0.key.label(.channel)] }
    }

    @Test(
        "as of a day, what was open then, whatever was undone since", arguments: StoreEngine.allCases, [UInt64](31...34)
    )
    func past(_ engine: StoreEngine, _ seed: UInt64) async throws {
        var storm = try await HistoryStorm(engine, seed: seed)
        var snapshots: [(day: String, open: [[String]])] = []
        for _ in 0..<90 {
            try await storm.step { storm, day in
                let end = try #require(storm.calendar.bounds(of: day)?.upperBound)
                let filter = FigureFilter(from: day, to: day)
                let open = try await storm.scene.city.store.backlog.open(at: end, filter, asOf: nil)
                snapshots.append((day, known(open)))
            }
        }
        let backlog = storm.scene.city.store.backlog
        var moved = 0
        for (day, open) in snapshots {
            let end = try #require(storm.calendar.bounds(of: day)?.upperBound)
            let filter = FigureFilter(from: day, to: day)
            #expect(known(try await backlog.open(at: end, filter, asOf: end)) == open, "as of \(day)")
            if known(try await backlog.open(at: end, filter, asOf: nil)) != open { moved += 1 }
        }
        #expect(snapshots.count > 5 && moved > 0, "a history without corrections tells nothing")
    }

    /// The chart's points are the days' ends.
    private func course(_ days: [String], _ last: [String: Int], _ city: SmallCity) async throws {
        let filter = FigureFilter(from: days[0], to: days[days.count - 1])
        let flows = try await city.store.figures.figures(BacklogTable.flows, filter, by: [.channelKind, .day])
        let points = BacklogCourse.open(before: [], flows: flows, points: days).filter { $0.labels[1] == days.last }
        let ends = Dictionary(points.map { ($0.labels[0], $0.amount) }) { first, _ in first }
        #expect(ends.filter { $0.value != 0 } == last)
    }

    private func table(
        _ day: String, _ end: Moment, by dimension: FigureDimension, _ entries: [BacklogEntry], _ city: SmallCity
    ) async throws -> BacklogTable {
        let before = FigureFilter(from: "1970-01-01", to: CityCalendar.day(day, plus: -1) ?? day)
        return BacklogTable(
            by: dimension,
            before: try await city.store.figures.figures(BacklogTable.flows, before, by: [dimension]),
            within: try await city.store.figures.figures(
                BacklogTable.within, FigureFilter(from: day, to: day), by: [dimension]), entries: entries, end: end)
    }

    private func cases(_ city: SmallCity) async throws -> [Case] {
        var cases: [String: Case] = [:]
        for row in try await city.rows(
            """
            SELECT id, channel_kind, channel, COALESCE(request_type, ''), department, is_staff_entered, opened_at, status
            FROM service_request
            """, columns: 8)
        {
            let channel = ChannelName(kind: try #require(ChannelKind(rawValue: row[1])), id: row[2])
            let key = FigureKey(
                channel: channel, requestType: row[3], department: row[4], origin: row[5] == "1" ? .staff : .resident)
            cases[row[0]] = Case(
                key: key, openedAt: try Self.moment(row[6]), isOpen: row[7] == "triage" || row[7] == "assigned")
        }
        for row in try await city.rows("SELECT DISTINCT request, kind FROM event WHERE kind = 'opened'", columns: 2) {
            guard let openedAt = cases[row[0]]?.openedAt else { continue }
            cases[row[0]]?.changes.append((openedAt, 1))
        }
        for row in try await city.rows(
            """
            SELECT request, kind, happened_at, amount FROM counted_change
            WHERE request IS NOT NULL AND kind IN ('opened', 'resolved', 'reopened')
            """, columns: 4)
        {
            let amount = try #require(Int(row[3])) * (row[1] == "resolved" ? -1 : 1)
            cases[row[0]]?.changes.append((try Self.moment(row[2]), amount))
        }
        for row in try await city.rows(
            "SELECT request, written_at FROM answer WHERE withdrawn_at IS NULL", columns: 2)
        {
            let at = try Self.moment(row[1])
            if let openedAt = cases[row[0]]?.openedAt, at >= openedAt { cases[row[0]]?.answers.append(at) }
        }
        return Array(cases.values)
    }

    private static func moment(_ text: String) throws -> Moment { Moment(milliseconds: try #require(Int64(text))) }
}
