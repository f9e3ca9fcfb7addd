import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("The views that the city's own tools read")
struct ReportViewTests {
    private static let views = ["report_contacts_by_day", "report_figures_by_day", "report_requests"]
    private static let everything = FigureFilter(from: "2020-01-01", to: "2031-12-31")

    private func counted(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        for day in 0..<3 {
            for index in 0...day {
                try await city.send(.mail("resident\(index)@example.org", "Matter \(day)", id: "m\(day).\(index)"))
                try await city.send(.text("+1617555010\(index)", "Matter \(day)"), on: SmallCity.sms)
            }
            city.clock.advance(by: .seconds(24 * 3600))
        }
        for _ in 0..<100 {
            guard try await city.store.figureKeeping.refresh(at: city.clock.now()) else { break }
        }
        return city
    }

    /// What the pages show, by the value of one dimension.
    private func shown(_ measure: Measure, by dimension: FigureDimension, _ city: SmallCity) async throws -> [String] {
        let rows = try await city.store.figures.figures([measure], Self.everything, by: [dimension])
        return rows.map { "\($0.labels[0]) \($0.amount)" }.sorted()
    }

    @Test("their sums are the pages' figures", arguments: StoreEngine.allCases)
    func sums(_ engine: StoreEngine) async throws {
        let city = try await counted(engine)
        for (measure, column) in [
            (Measure.contact, "contacts"), (.opened, "new_requests"), (.followUp, "follow_ups"),
        ] {
            for (dimension, name) in [
                (FigureDimension.day, "day"), (.channelKind, "channel_kind"), (.origin, "origin"),
            ] {
                let rows = try await city.rows(
                    """
                    SELECT \(name), CAST(SUM(\(column)) AS TEXT) FROM report_contacts_by_day GROUP BY \(name)
                    HAVING SUM(\(column)) <> 0
                    """, columns: 2)
                #expect(rows.map { "\($0[0]) \($0[1])" }.sorted() == (try await shown(measure, by: dimension, city)))
            }
        }
        let dimensions: [(FigureDimension, String)] = [
            (.day, "day"), (.channel, "channel"), (.department, "department"), (.requestType, "request_type"),
        ]
        for measure in Measure.told {
            for (dimension, name) in dimensions {
                let rows = try await city.rows(
                    """
                    SELECT \(name), CAST(SUM(amount) AS TEXT) FROM report_figures_by_day
                    WHERE measure = '\(measure.rawValue)' GROUP BY \(name)
                    """, columns: 2)
                #expect(rows.map { "\($0[0]) \($0[1])" }.sorted() == (try await shown(measure, by: dimension, city)))
            }
        }
        #expect(try await shown(.contact, by: .day, city).count == 3, "nothing was compared")
        #expect(try await city.count("report_requests") == city.count("service_request WHERE status <> 'set_aside'"))
    }

    @Test("every column stands in deploy/views.md, and none tells who anybody is", arguments: StoreEngine.allCases)
    func documented(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let page = try String(contentsOfFile: Repository.path("deploy/views.md"), encoding: .utf8)
        for view in Self.views {
            let sql =
                engine == .sqlite
                ? "SELECT name FROM pragma_table_info('\(view)')"
                : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = '\(view)'"
            let columns = try await city.column(sql)
            #expect(columns.count > 6 && page.contains("## `\(view)`"))
            for column in columns {
                #expect(page.contains("`\(column)`"), "\(view).\(column) is not told")
                #expect(!["resident", "recipient", "title", "place", "text", "sender"].contains(column))
            }
        }
    }
}
