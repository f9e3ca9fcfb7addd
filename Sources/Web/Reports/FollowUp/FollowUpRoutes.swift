import Desk
import Hummingbird
import Intake
import Reports

/// `/reports/follow-up`: the requests that 311 has to chase, by department, and the escalations that are open.
struct FollowUpRoutes: Sendable {
    static let path = ReportRoutes.path + "/follow-up"
    /// Requests of one page.
    private static let length = 50
    /// Requests of one PDF.
    private static let printed = 500
    private static let template = "report-follow-up"
    private static let title = "Reports: requests to follow up"
    /// Escalations that the page shows; more would hide the list.
    private static let escalations = 100

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    private var followUp: FollowUpPorts { ports.tools.followUp }

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports/follow-up") { request, context in try await show(request, context) }
    }

    private func show(_ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        let address = FollowUpAddress { query.get($0) }
        let now = ports.clock.now()
        let filter = address.filter(now: now, followUp.calendar)
        guard let format = ReportFormat(rawValue: query.get("format") ?? "") else { throw StaffRefusal.notFound }
        switch format {
        case .csv, .json:
            let file = FollowUpFile(try await followUp.book.all(filter), calendar: followUp.calendar, now: now)
            guard format == .json else { return StaffPages.file(file.csv, name: "follow-up.csv") }
            return StaffPages.file(try file.json(), name: "follow-up.json", contentType: "application/json")
        case .pdf:
            let page = try await page(address, filter, length: Self.printed, context)
            let html = pages.paper(
                Self.template, title: Self.title, page.values, looks: PackageResources.report_paper_css)
            return try await reports.pdf(of: html, name: "follow-up.pdf", context)
        case .page:
            var values = try await page(address, filter, length: Self.length, context).values
            values["notice"] = query.get("done").flatMap { RequestNotice(rawValue: $0) }?.words
            return pages.page(Self.template, title: Self.title, values, for: context)
        }
    }

    private var reports: ReportRoutes { ReportRoutes(pages: pages, time: time, ports: ports.tools.reports) }

    private func page(
        _ address: FollowUpAddress, _ filter: FollowUpFilter, length: Int, _ context: PersonContext
    ) async throws -> FollowUpPage {
        var owner: AgentID?
        if case .of(let id) = address.owner { owner = AgentID(rawValue: id.rawValue) }
        return FollowUpPage(
            address: address, filter: filter,
            entries: try await followUp.book.entries(filter, after: address.after, limit: length + 1),
            length: length, totals: try await followUp.book.totals(filter),
            escalations: try await followUp.escalations.open(
                department: address.department, owner: owner, limit: Self.escalations),
            templates: try await FollowUpWords.templates(ports.tools.library.book),
            colleagues: try await ports.changes.colleagues(), reader: context.person, ports: ports)
    }
}
