import Intake
import Reports

/// 311's own work, dated and counted: reviews, training, request types, partners.
struct MilestonesDrawing: Sendable {
    static let path = ReportPage.milestones.path
    /// Entries that the page shows; files have all.
    private static let shown = 300

    let reports: ReportRoutes

    func draw(_ query: (String) -> String?) async throws -> DrawnReport {
        // Nothing of it has a channel, type or department.
        let address = try reports.present(usual: .fiscalYear, query).with { $0.filter = $0.filter.everything }
        let reading = MilestoneReading(ports: reports.ports)
        func read(_ filter: FigureFilter) async throws -> [MilestoneEvent] {
            try await reading.events(from: filter.from, to: filter.to)
        }
        let events = try await read(address.filter)
        let now = MilestoneReading.counts(events)
        let before = MilestoneReading.counts(try await read(address.filter.before))
        let lastYear = MilestoneReading.counts(try await read(address.filter.lastYear))
        let changes = ReportChanges(
            lines: MilestoneMeasure.allCases.map { measure in
                ReportChanges.Line(
                    name: measure.rawValue, title: measure.title, now: .count(now[measure] ?? 0),
                    before: .count(before[measure] ?? 0), lastYear: .count(lastYear[measure] ?? 0))
            })
        let chosen = query("measure").flatMap(MilestoneMeasure.init(rawValue:))
        let listed = events.filter { chosen == nil || $0.measure == chosen }
        var values = try await reports.common(address, path: Self.path)
        values["comparison"] = zip(changes.values, MilestoneMeasure.allCases).map { line, measure in
            line.merging(["path": address.link(Self.path) + "&measure=\(measure.rawValue)#record"]) { first, _ in first
            }
        }
        values["before"] = ReportRoutes.days(address.filter.before)
        values["year"] = ReportRoutes.days(address.filter.lastYear)
        values["events"] = listed.prefix(Self.shown).map(Self.row)
        values["is_empty"] = listed.isEmpty
        values["record_title"] = chosen?.title ?? "Everything in these days"
        if chosen != nil { values["all"] = address.link(Self.path) + "#record" }
        if listed.count > Self.shown { values["cut"] = FigureWords.count(Self.shown) }
        values["definitions"] = MilestoneMeasure.allCases.map { ["title": $0.title, "text": $0.definition] }
        return DrawnReport(
            "report-milestones", title: "Reports: milestones", values,
            document: try await reports.document(.milestones, address, [changes.sheet, Self.sheet(events)]))
    }

    private static func row(_ event: MilestoneEvent) -> [String: Any] {
        var values: [String: Any] = [
            "day": event.day, "kind": event.measure.title, "name": event.name, "detail": event.detail,
        ]
        if let entry = event.entry { values["edit"] = "\(path)/\(entry)" }
        return values
    }

    private static func sheet(_ events: [MilestoneEvent]) -> ReportSheet {
        ReportSheet(
            "record", title: "The record",
            columns: [
                ReportColumn("day", "Day"), ReportColumn("measure", "What"), ReportColumn("name", "Who or what"),
                ReportColumn("detail", "More"),
            ],
            rows: events.map { event in
                [
                    .text(event.day), .named(event.measure.rawValue, title: event.measure.title), .text(event.name),
                    .text(event.detail),
                ]
            })
    }
}
