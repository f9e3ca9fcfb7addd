import Desk
import HTTPTypes
import Hummingbird
import Intake
import NIOCore
import Reports
import Wire

extension ReportRoutes {
    /// A page as its address asks for it.
    func answer(_ page: ReportPage, _ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        return try await patiently(request, context) {
            try await view(of: page) { query.get($0) }
        } _: { view in
            let query = request.uri.queryParameters
            return try await answer(request, context) { try await draw(page, view) { query.get($0) } }
        }
    }

    /// What is drawn, as its address asks for it.
    func answer(
        _ request: Request, _ context: PersonContext, _ draw: () async throws -> DrawnReport
    ) async throws -> Response {
        let query = request.uri.queryParameters
        guard let format = ReportFormat(rawValue: query.get("format") ?? "") else { throw StaffRefusal.notFound }
        var drawn: DrawnReport
        do {
            drawn = try await draw()
        } catch let refusal as ReportRefusal {
            return told(refusal.description, .unprocessableContent, context)
        }
        switch format {
        case .page:
            drawn.values["files"] = files(of: drawn, at: request)
            return pages.page(drawn.template, title: drawn.title, drawn.values, for: context)
        case .csv:
            guard let table = drawn.document.table(query.get("table")) else { throw StaffRefusal.notFound }
            return StaffPages.file(table.csv, name: Self.fileName(drawn.document, table, "csv"))
        case .json:
            return StaffPages.file(
                try drawn.document.json(), name: Self.fileName(drawn.document, nil, "json"),
                contentType: "application/json")
        case .pdf: return try await pdf(of: paper(drawn), name: Self.fileName(drawn.document, nil, "pdf"), context)
        }
    }

    /// - Parameter html: a page for paper (`StaffPages.paper`).
    func pdf(of html: String, name: String, _ context: PersonContext) async throws -> Response {
        guard let tool = ports.pdfTool() else { return told(PDFTool.advice, .notImplemented, context) }
        do {
            let bytes = try await ports.press.pdf(of: html, by: tool)
            return StaffPages.file(ByteBuffer(bytes: bytes), name: name, contentType: "application/pdf")
        } catch let failure as PDFFailure {
            return told("No PDF: \(failure.description).", .serviceUnavailable, context)
        } catch let failure as ChildFailure {
            return told("No PDF: \(failure.description).", .serviceUnavailable, context)
        }
    }

    func told(_ text: String, _ status: HTTPResponse.Status, _ context: PersonContext) -> Response {
        pages.page("refusal", title: "Reports", ["text": text], for: context, status: status)
    }

    /// The page as HTML that a PDF is made of.
    func paper(_ drawn: DrawnReport) -> String {
        pages.paper(
            drawn.template, title: drawn.title, drawn.values, looks: PackageResources.report_paper_css)
    }

    /// - Parameter query: what the page's address gives a name.
    func draw(_ page: ReportPage, _ query: (String) -> String?) async throws -> DrawnReport {
        try await draw(page, try await view(of: page, query), query)
    }

    /// - Parameters:
    ///   - address: what `view` read of the same address.
    ///   - query: what it gives a name.
    private func draw(
        _ page: ReportPage, _ address: ReportAddress, _ query: (String) -> String?
    ) async throws -> DrawnReport {
        switch page {
        case .overview: try await overview(address)
        case .goals: try await GoalsDrawing(reports: self).draw(address)
        case .backlog: try await BacklogDrawing(reports: self).draw(address)
        case .agents: try await AgentsDrawing(reports: self).draw(address)
        case .milestones: try await MilestonesDrawing(reports: self).draw(address, query)
        case .departments: try await DepartmentsDrawing(reports: self).draw(address)
        case .forecast: try await ForecastDrawing(reports: self).draw(query)
        case .volume, .service, .satisfaction, .chats, .messages:
            try await theme(page.theme ?? .volume, page, address)
        }
    }

    /// The view that an address asks a page for.
    ///
    /// - Parameter query: what the address gives a name.
    /// - Throws: `ReportRefusal` where the page has no such view.
    private func view(of page: ReportPage, _ query: (String) -> String?) async throws -> ReportAddress {
        switch page {
        case .overview: try await overviewAddress(query)
        case .goals: try present(usual: .fiscalYear, query)
        case .backlog: try await BacklogDrawing(reports: self).address(query)
        case .agents: try present(query)
        case .milestones: try MilestonesDrawing(reports: self).address(query)
        case .departments: try present(query).with { $0.dimension = .department }
        case .forecast: try ForecastDrawing(reports: self).address(query)
        case .volume, .service, .satisfaction, .chats, .messages:
            try await themeAddress(page.theme ?? .volume, query)
        }
    }

    /// `volume-2026-10-01-2026-10-31.csv`; with the table's name where the page has several.
    static func fileName(_ document: ReportDocument, _ table: ReportSheet?, _ ending: String) -> String {
        let table = document.tables.count > 1 ? table.map { "-\($0.name)" } ?? "" : ""
        return "\(document.page.rawValue)\(table)-\(document.from)-\(document.to).\(ending)"
    }

    /// The links to what the page is beside itself: its tables as CSV, and everything as JSON.
    private func files(of drawn: DrawnReport, at request: Request) -> [[String: String]] {
        let query = (request.uri.query ?? "").split(separator: "&").filter {
            !$0.hasPrefix("format=") && !$0.hasPrefix("table=")
        }
        func link(_ title: String, _ pairs: String) -> [String: String] {
            [
                "title": title,
                "path": request.uri.path + "?" + (query.map(String.init) + [pairs]).joined(separator: "&"),
            ]
        }
        let isOne = drawn.document.tables.count < 2
        let tables = drawn.document.tables.map {
            link(isOne ? "This table as CSV" : "\($0.title) as CSV", "format=csv" + (isOne ? "" : "&table=\($0.name)"))
        }
        let whole = [link("Everything here as JSON", "format=json")]
        return tables + whole + (ports.pdfTool() == nil ? [] : [link("PDF", "format=pdf")])
    }
}
