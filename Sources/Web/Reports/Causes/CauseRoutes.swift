import Hummingbird
import Intake
import Reports

/// `/reports/causes`: the rows behind a figure. Nothing personal stands there; a request's number leads to the rest.
struct CauseRoutes: Sendable {
    static let path = ReportRoutes.path + "/causes"
    /// Rows of one page, and of one file.
    private static let length = 100
    private static let longestFile = 100_000

    let reports: ReportRoutes

    func add(to readers: RouterGroup<PersonContext>) {
        readers.get("/reports/causes") { request, context in
            let query = request.uri.queryParameters
            return try await reports.patiently(request, context) { () throws -> ReportAddress in
                guard query.get("as-of")?.isEmpty ?? true else { throw ReportRefusal.unknownPage }
                return try reports.address { query.get($0) }
            } _: { view in
                try await list(view, request, context)
            }
        }
    }

    /// Where a figure of a table leads.
    ///
    /// - Parameter label: of its row, as it is kept; nil for the whole.
    static func link(_ address: ReportAddress, _ label: String?, _ measure: Measure) -> String {
        let view = label.map { address.narrowed(to: $0) } ?? address
        return view.link(path) + "&measure=\(measure.rawValue)"
    }

    private func list(
        _ address: ReportAddress, _ request: Request, _ context: PersonContext
    ) async throws -> Response {
        let query = request.uri.queryParameters
        guard let measure = query.get("measure").flatMap(Measure.init(rawValue:)), Measure.told.contains(measure),
            let format = ReportFormat(rawValue: query.get("format") ?? ""), format != .pdf
        else { throw StaffRefusal.notFound }
        let isPage = format == .page
        let place = isPage ? query.get("after").flatMap { CausePlace($0) } : nil
        let found = try await reports.ports.causes.causes(
            of: measure, address.filter, from: place, limit: isPage ? Self.length : Self.longestFile)
        let sheet = ReportSheet(found.causes, of: measure, zone: reports.time.zone)
        // Whoever opens a file that has not all of them sees that by its name.
        let part = found.next == nil ? "" : "-newest"
        let name = "\(measure.rawValue)-\(address.filter.from)-\(address.filter.to)\(part)"
        switch format {
        case .csv: return StaffPages.file(sheet.csv, name: name + ".csv")
        case .json:
            return StaffPages.file(try sheet.json(), name: name + ".json", contentType: "application/json")
        case .page, .pdf: break
        }
        let rows = try await reports.ports.figures.figures([measure], address.filter, by: [])
        let whole = FigureTable([measure], rows).total[measure]
        let page = CausePageValues(
            address: address, measure: measure, found: found, whole: whole, words: reports.words, time: reports.time,
            longestFile: Self.longestFile)
        return reports.pages.page("report-causes", title: "Reports: \(measure.title)", page.values, for: context)
    }
}
