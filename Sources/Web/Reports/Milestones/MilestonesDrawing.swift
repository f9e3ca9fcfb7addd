import Intake
import Reports

/// 311's own work, dated and counted: reviews, training, request types, partners.
struct MilestonesDrawing: Sendable {
    static let path = ReportPage.milestones.path
    /// Entries that the page shows; files have all.
    private static let shown = 300

    let reports: ReportRoutes

    /// Nothing of it has a channel, type or department.
    ///
    /// - Throws: `ReportRefusal` where there is no such view.
    func address(_ query: (String) -> String?) throws -> ReportAddress {
        try reports.address(usual: .fiscalYear, query).with { $0.filter = $0.filter.everything }
    }

    func draw(_ address: ReportAddress, _ query: (String) -> String?) async throws -> DrawnReport {
        let reading = MilestoneReading(ports: reports.ports, asOf: reports.end(address))
        let told = MilestoneMeasure.allCases.filter {
            address.asOf == nil || MilestoneMeasure.knownInPast.contains($0)
        }
        let unknown = MilestoneMeasure.allCases.filter { !told.contains($0) }.map(\.title)
        let targets = try await reports.targets(address) { subject in
            if case .milestone = subject { return true }
            return false
        }
        let events = try await reading.events(from: address.filter.from, to: address.filter.to)
        let changes = try await Self.changes(events, told, address.filter, reading)
        let course = try await course(events, address.filter, asOf: reports.end(address))
        var values = try await reports.common(address, path: Self.path, [], alsoUnknown: unknown)
        values["course"] = course.values
        values["comparison"] = zip(changes.values, told).map { line, measure in
            var line = line
            line["path"] = address.link(Self.path) + "&measure=\(measure.rawValue)#record"
            line["target"] = targets.beside(
                .milestone(measure), { $0 == .sum }, row: nil, of: .channelKind)
            return line
        }
        values["targets"] = targets.values(reports.words)
        values["has_targets"] = !targets.judged.isEmpty
        values["before"] = ReportRoutes.days(address.filter.before)
        values["year"] = ReportRoutes.days(address.filter.lastYear)
        values.merge(
            Self.record(events, of: query("measure").flatMap(MilestoneMeasure.init(rawValue:)), address)
        ) { _, new in new }
        values["definitions"] = told.map { ["title": $0.title, "text": $0.definition] }
        return DrawnReport(
            "report-milestones", title: "Reports: milestones", values,
            document: try await reports.document(
                .milestones, address,
                [changes.sheet, Self.sheet(events), course.sheet] + targets.sheets(reports.words),
                notes: reports.pastNotes(address, [], alsoUnknown: unknown)))
    }

    /// The figures beside those of the days before and of last year.
    private static func changes(
        _ events: [MilestoneEvent], _ told: [MilestoneMeasure], _ filter: FigureFilter, _ reading: MilestoneReading
    ) async throws -> ReportChanges {
        func counts(_ filter: FigureFilter) async throws -> [MilestoneMeasure: Int] {
            MilestoneReading.counts(try await reading.events(from: filter.from, to: filter.to))
        }
        let now = MilestoneReading.counts(events)
        let (before, lastYear) = (try await counts(filter.before), try await counts(filter.lastYear))
        return ReportChanges(
            lines: told.map { measure in
                ReportChanges.Line(
                    name: measure.rawValue, title: measure.title, now: .count(now[measure] ?? 0),
                    before: .count(before[measure] ?? 0), lastYear: .count(lastYear[measure] ?? 0))
            })
    }

    /// The list of what was done.
    ///
    /// - Parameter chosen: of one kind alone; nil for everything.
    private static func record(
        _ events: [MilestoneEvent], of chosen: MilestoneMeasure?, _ address: ReportAddress
    ) -> [String: Any] {
        let listed = events.filter { chosen == nil || $0.measure == chosen }
        var values: [String: Any] = [
            "events": listed.prefix(shown).map { row($0, leads: address.asOf == nil) }, "is_empty": listed.isEmpty,
            "record_title": chosen?.title ?? "Everything in these days",
        ]
        if chosen != nil { values["all"] = address.link(path) + "#record" }
        if listed.count > shown { values["cut"] = FigureWords.count(shown) }
        return values
    }

    /// What was done over time, by what it was.
    private func course(
        _ events: [MilestoneEvent], _ filter: FigureFilter, asOf: Moment?
    ) async throws -> DrawnCourse {
        let isByMonth = ReportChart.step(of: filter) == .month
        let course = CountCourse(
            events.map { event in
                let point = isByMonth ? String(event.day.prefix(7)) : event.day
                return CountCourse.Amount(label: event.measure.rawValue, point: point, amount: 1)
            }, of: filter, title: { MilestoneMeasure(rawValue: $0)?.title ?? $0 })
        let notes = try await DatedNotes.read(filter, asOf: asOf, from: reports.ports.dateNotes)
        let heading = "Milestones over time"
        return DrawnCourse(
            heading: heading, chart: course.chart(title: heading, noun: "milestones", notes: notes),
            sheet: course.sheet(title: heading, definition: nil))
    }

    /// - Parameter leads: whether an entry can be changed from here: as it stands, and not as it stood.
    private static func row(_ event: MilestoneEvent, leads: Bool) -> [String: Any] {
        var values: [String: Any] = [
            "day": event.day, "kind": event.measure.title, "name": event.name, "detail": event.detail,
        ]
        if leads, let entry = event.entry { values["edit"] = "\(path)/\(entry)" }
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
