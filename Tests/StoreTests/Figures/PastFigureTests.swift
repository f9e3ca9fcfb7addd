import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("As of a day, figures are what was counted then")
struct PastFigureTests {
    private static let everything = FigureFilter(from: "2020-01-01", to: "2031-12-31")
    private static let questions: [[FigureDimension]] =
        [[]] + FigureDimension.knownInPast.map { [$0] } + [[.channelKind, .day], [.channel, .month]]

    private typealias Snapshot = [Measure: [[FigureDimension]: [[String]: FigureSum]]]

    private func snapshot(_ storm: HistoryStorm) async throws -> Snapshot {
        let recount = try await NaiveRecount(storm.scene.city, calendar: storm.calendar)
        var snapshot: Snapshot = [:]
        for measure in Measure.knownInPast {
            for question in Self.questions {
                snapshot[measure, default: [:]][question] = recount.sums(measure, by: question)
            }
        }
        return snapshot
    }

    @Test(
        "whatever was corrected, merged or taken back since", arguments: StoreEngine.allCases, [UInt64](21...24))
    func histories(_ engine: StoreEngine, _ seed: UInt64) async throws {
        var storm = try await HistoryStorm(engine, seed: seed)
        var snapshots: [String: Snapshot] = [:]
        for _ in 0..<90 {
            // Nothing was recorded between the last step of a day and its end.
            try await storm.step { storm, day in snapshots[day] = try await snapshot(storm) }
        }
        let city = storm.scene.city
        let past = SQLPastFigures(database: city.database, calendar: storm.calendar)
        var moved = 0
        let now = try await snapshot(storm)
        for (day, known) in snapshots {
            let end = try #require(storm.calendar.bounds(of: day)?.upperBound)
            for measure in Measure.knownInPast {
                for question in Self.questions {
                    let rows = try await past.figures([measure], Self.everything, by: question, asOf: end)
                    let told = Dictionary(rows.map { ($0.labels, $0.sum) }) { first, _ in first }
                    #expect(told == known[measure]?[question], "\(measure) by \(question) as of \(day)")
                }
                // What the days up to then come to by now, which corrections have moved.
                let until = now[measure]?[[.day]]?.filter { $0.key[0] <= day }
                if until != known[measure]?[[.day]] { moved += 1 }
            }
        }
        #expect(snapshots.count > 5 && moved > 0, "a history without corrections tells nothing")
    }

    @Test("imports and what a channel is counted from are those of then", arguments: StoreEngine.allCases)
    func imports(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for index in 0..<4 { try await city.send(.text("+1617555010\(index)", "A lamp"), on: SmallCity.sms) }
        let day = CityCalendar(timeZone: .gmt).day(of: city.clock.now())
        var moments: [Moment] = []
        func later() {
            city.clock.advance(by: .seconds(86_400))
            moments.append(city.clock.now())
        }
        func take(_ amount: Int, _ digest: String) async throws {
            let counts = VolumeCounts(
                channel: SmallCity.sms, file: "f.csv", digest: digest, days: [day: VolumeDay(amount: amount)], rows: 1,
                refused: 0)
            _ = try await city.store.volumeDesk.take(counts, at: city.clock.now())
        }
        func set(_ source: VolumeSource) async throws {
            try await city.store.volumeDesk.set(source, of: SmallCity.sms, from: day, at: city.clock.now())
        }
        later()
        try await take(9, "a")
        later()
        try await set(.imported)
        later()
        try await take(11, "b")
        later()
        try await set(.logged)
        later()
        let view = FigureFilter(from: day, to: day, channelKind: .sms)
        var (told, reports) = ([Int](), [Int]())
        for moment in moments {
            let rows = try await city.store.past.figures([.contact], view, by: [], asOf: moment)
            told.append(rows.reduce(0) { $0 + $1.amount })
            let report = try await city.store.past.channels(from: day, to: day, byChannel: false, asOf: moment)
            reports.append(report.rows.first { $0.kind == .sms }?.contacts ?? 0)
        }
        #expect(told == [4, 4, 9, 11, 4] && reports == told)
        #expect(try await !city.store.past.isTooMuch(from: nil, asOf: city.clock.now()))
        #expect(try await city.store.past.figures([.contact], view, by: [], asOf: Moment(milliseconds: 0)).isEmpty)
    }
}
