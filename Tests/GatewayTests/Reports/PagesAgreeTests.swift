import Foundation
import Intake
import Reports
import Store
import TestKit
import Testing
import Web

@testable import Gateway

@Suite("Two pages that show the same measure of the same show the same figure")
struct PagesAgreeTests {
    private static let days = (from: "2026-02-15", to: "2026-04-10")

    /// A figure by its name in files, and where it stands.
    private typealias Shown = (figure: String, place: String, value: String)

    @Test("each page with each other, split by anything, and each row with the page to which it leads")
    func pairs() async throws {
        let files = try CityFiles(channels: [
            "chat-web.yaml": "kind: chat\n", "phone.yaml": "kind: phone\n", "web.yaml": "kind: web\n",
            "walk-in.yaml": "kind: walk_in\n",
        ])
        try await files.withParts { parts in
            try await fill(parts)
            let press = try ReportPress(
                city: "Somerville", zone: parts.settings.timeZone,
                ports: ReportPorts(parts.store, parts.settings, clock: SystemWallClock()))
            let departments = try await parts.store.figures.departments().filter { !$0.isEmpty }
            let department = try #require(departments.first)
            let views: [[String: String]] = [
                [:], ["kind": "phone"], ["origin": "staff"], ["department": department],
                ["kind": "chat", "department": department],
            ]
            for view in views {
                var shown = try await shown(press, view)
                if view.isEmpty { shown += try await volumes(parts.store) }
                agree(shown, view)
            }
            try await rowsLead(press)
        }
    }

    private func fill(_ parts: GatewayParts) async throws {
        let calendar = CityCalendar(timeZone: parts.settings.timeZone)
        let city = GeneratedCity(
            contacts: 1_200, seed: 3, firstDay: Self.days.from, lastDay: Self.days.to,
            channels: parts.settings.channels.map(\.name), types: parts.settings.routing.catalogue.types,
            calendar: calendar)
        _ = try await CityGenerator(database: parts.database, city: city).run()
        try await importCounts(parts.store)
        let keeping = SQLFigureKeeping(database: parts.database, calendar: calendar)
        while try await keeping.refresh(at: SystemWallClock().now()) {}
    }

    /// Calls count from imports from a day on, by hour and by day; visits are counted over what was logged.
    private func importCounts(_ store: IntakeStore) async throws {
        let now = SystemWallClock().now()
        let counts = [
            "2026-03-07": VolumeDay(amount: 31), "2026-03-08": VolumeDay(hours: Array(repeating: 2, count: 24)),
        ]
        for (kind, id) in [(ChannelKind.phone, "phone"), (.walkIn, "walk-in")] {
            let channel = ChannelName(kind: kind, id: id)
            let file = VolumeCounts(channel: channel, file: "f", digest: "d", days: counts, rows: 25, refused: 0)
            _ = try await store.volumeDesk.take(file, at: now)
            if kind == .phone { try await store.volumeDesk.set(.imported, of: channel, from: "2026-03-08", at: now) }
        }
    }

    /// Every figure of every page of a view.
    private func shown(_ press: ReportPress, _ view: [String: String]) async throws -> [Shown] {
        let usual = view.merging(["from": Self.days.from, "to": Self.days.to]) { first, _ in first }
        var shown: [Shown] = []
        for page in ReportPage.allCases where page.theme != nil || [.overview, .backlog, .departments].contains(page) {
            for dimension in page == .overview ? [nil] : FigureDimension.allCases.map(Optional.some) {
                var query = usual
                query["by"] = dimension?.rawValue
                let document = try await press.draw(page, query).document
                for sheet in document.tables {
                    shown += figures(of: sheet, at: "\(page) \(dimension?.rawValue ?? "") \(sheet.name)")
                }
            }
        }
        return shown
    }

    /// What stands below a table; of the comparison, each row.
    private func figures(of sheet: ReportSheet, at place: String) -> [Shown] {
        if sheet.name == "measures" {
            return sheet.rows.compactMap { row in
                guard let measure = Measure(rawValue: row[0].plain) else { return nil }
                let suffix =
                    switch measure.buckets {
                    case .durations: "_median_s"
                    case .scores: "_mean"
                    case .none, .hours: ""
                    }
                return (measure.rawValue + suffix, place, row[1].plain)
            }
        }
        // What a chart adds up to over its days is what its page says of them all.
        let charted = ["volume": "contact", "service": "resolved", "chats": "abandoned_chat", "messages": "outbound"]
        if sheet.name == "over_time", let measure = charted[String(place.prefix { $0 != " " })] {
            let sum = sheet.rows.compactMap { Int($0.last?.plain ?? "") }.reduce(0, +)
            return [(measure, place, "\(sum)")]
        }
        return zip(sheet.columns, sheet.total ?? []).dropFirst().map { ($0.name, place, $1.plain) }
    }

    /// `intake report channels`, which is made of the roll-ups.
    private func volumes(_ store: IntakeStore) async throws -> [Shown] {
        let report = try await store.reports.channels(from: Self.days.from, to: Self.days.to, byChannel: false)
        return [
            ("contact", "report channels", "\(report.total.contacts)"),
            ("opened", "report channels", "\(report.total.opened)"),
            ("outbound", "report channels", "\(report.total.messagesOut)"),
            ("automatic", "report channels", "\(report.total.automatic)"),
            ("spam", "report channels", "\(report.total.spam)"),
            ("redelivered", "report channels", "\(report.total.redelivered)"),
            ("quarantined", "report channels", "\(report.total.quarantined)"),
        ]
    }

    private func agree(_ shown: [Shown], _ view: [String: String]) {
        #expect(Set(shown.map(\.figure)).count > 15)
        for (figure, places) in Dictionary(grouping: shown, by: \.figure) {
            let values = Dictionary(grouping: places, by: \.value).mapValues { $0.map(\.place) }
            #expect(values.count == 1, "\(figure) of \(view)")
        }
        #expect(shown.contains { $0.figure == "contact" && $0.value != "0" })
    }

    /// What a row says, the page says that shows that row alone.
    private func rowsLead(_ press: ReportPress) async throws {
        let keys: [FigureDimension: String] = [
            .channelKind: "kind", .channel: "channel", .department: "department", .requestType: "type",
            .origin: "origin",
        ]
        for page in [ReportPage.volume, .service, .messages] {
            for (dimension, key) in keys {
                var query = ["from": Self.days.from, "to": Self.days.to, "by": dimension.rawValue]
                let sheet = try #require(try await press.draw(page, query).document.tables.first)
                query["by"] = FigureDimension.day.rawValue
                for row in sheet.rows.prefix(12) where !row[0].plain.isEmpty {
                    query[key] = row[0].plain
                    let alone = try #require(try await press.draw(page, query).document.tables.first)
                    for (column, value) in zip(sheet.columns, row).dropFirst()
                    where !column.name.hasSuffix("_share_percent") {
                        let place = try #require(alone.columns.firstIndex(of: column))
                        #expect(alone.total?[place] == value, "\(page) \(row[0].plain) \(column.name)")
                    }
                }
            }
        }
    }
}
