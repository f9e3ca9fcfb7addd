import Foundation
import Hummingbird
import Intake
import Reports

/// `/reports/backlog/requests`: the requests behind the backlog's figure, the oldest first. Nothing personal stands there.
struct BacklogRoutes: Sendable {
    static let path = BacklogDrawing.path + "/requests"
    /// Rows of one page, and of one file.
    private static let length = 100
    private static let longestFile = 100_000
    private static let title = "Reports: open requests"

    let reports: ReportRoutes

    func add(to readers: RouterGroup<PersonContext>) {
        readers.get("/reports/backlog/requests") { request, context in
            let query = request.uri.queryParameters
            return try await reports.patiently(request, context) {
                try reports.present { query.get($0) }
            } _: { view in
                try await list(view, request, context)
            }
        }
    }

    private func list(
        _ address: ReportAddress, _ request: Request, _ context: PersonContext
    ) async throws -> Response {
        let query = request.uri.queryParameters
        guard let format = ReportFormat(rawValue: query.get("format") ?? ""), format != .pdf else {
            throw StaffRefusal.notFound
        }
        let end = BacklogReading(reports: reports).end(of: address.filter)
        let entries = try await reports.ports.backlog.open(at: end.of, address.filter, asOf: nil)
        let sheet = sheet(entries.prefix(Self.longestFile), end.aged)
        let name = "open-\(address.filter.to)\(entries.count > Self.longestFile ? "-oldest" : "")"
        switch format {
        case .csv: return StaffPages.file(sheet.csv, name: name + ".csv")
        case .json:
            return StaffPages.file(try sheet.json(), name: name + ".json", contentType: "application/json")
        case .page, .pdf: break
        }
        let place = max(0, query.get("after").flatMap { Int($0) } ?? 0)
        let shown = entries.dropFirst(place).prefix(Self.length)
        var values: [String: Any] = [
            "told": ReportForm(address: address, words: reports.words, path: Self.path, departments: []).told,
            "figure": FigureWords.count(entries.reduce(0) { $0 + $1.amount }), "title_of": BacklogMeasure.open.title,
            "definition": BacklogMeasure.open.definition, "rows": shown.map { row($0, end.aged) },
            "is_empty": shown.isEmpty, "longest_file": FigureWords.count(Self.longestFile),
            "csv": address.link(Self.path, format: "csv"), "json": address.link(Self.path, format: "json"),
            "back": address.link(BacklogDrawing.path),
        ]
        if place + Self.length < entries.count {
            values["next"] = address.link(Self.path) + "&after=\(place + Self.length)"
        }
        return reports.pages.page("report-open", title: Self.title, values, for: context)
    }

    private func row(_ entry: BacklogEntry, _ end: Moment) -> [String: Any] {
        let words = reports.words
        return [
            "number": entry.number?.description ?? "", "at": reports.time.text(entry.openedAt),
            "machine": reports.time.machine(entry.openedAt), "age": FigureWords.duration(Self.age(entry, end)),
            "channel": words.label(entry.key.label(.channel), .channel),
            "type": words.label(entry.key.label(.requestType), .requestType),
            "department": words.label(entry.key.label(.department), .department),
            "origin": entry.key.origin == .staff ? "staff" : "a resident",
            "answered": entry.isAnswered ? "yes" : "not yet",
        ]
    }

    private func sheet(_ entries: ArraySlice<BacklogEntry>, _ end: Moment) -> ReportSheet {
        let format = Date.ISO8601FormatStyle(timeZone: reports.time.zone)
        return ReportSheet(
            "open", title: BacklogMeasure.open.title,
            columns: [
                ReportColumn("tracking_number", "Request"), ReportColumn("opened_at", "Opened"),
                ReportColumn("age_s", "Age"), ReportColumn("channel_kind", "Kind of channel"),
                ReportColumn("channel", "Channel"), ReportColumn("request_type", "Request type"),
                ReportColumn("department", "Department"), ReportColumn("origin", "Entered by"),
                ReportColumn("is_answered", "Answered"),
            ],
            rows: entries.map { entry in
                [
                    entry.number.map { .text($0.description) } ?? .nothing,
                    .text(format.format(Date(timeIntervalSince1970: Double(entry.openedAt.milliseconds) / 1_000))),
                    .milliseconds(Self.age(entry, end)),
                ]
                    + [FigureDimension.channelKind, .channel, .requestType, .department, .origin].map {
                        .text(entry.key.label($0))
                    } + [.flag(entry.isAnswered)]
            })
    }

    private static func age(_ entry: BacklogEntry, _ end: Moment) -> Int64 {
        max(0, end.milliseconds - entry.openedAt.milliseconds)
    }
}
