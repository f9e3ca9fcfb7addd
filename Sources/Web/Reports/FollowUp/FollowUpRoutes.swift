import Desk
import HTTPTypes
import Hummingbird
import Intake
import NIOCore
import Reports

/// `/reports/follow-up`: the requests that 311 has to chase, by department, and the escalations that are open.
struct FollowUpRoutes: Sendable {
    static let path = ReportRoutes.path + "/follow-up"
    /// Requests of one page.
    private static let length = 50
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
        if let format = query.get("format"), ["csv", "json"].contains(format) {
            let file = FollowUpFile(try await followUp.book.all(filter), calendar: followUp.calendar, now: now)
            return format == "csv" ? StaffPages.file(file.csv, name: "follow-up.csv") : Self.json(try file.json())
        }
        var owner: AgentID?
        if case .of(let id) = address.owner { owner = AgentID(rawValue: id.rawValue) }
        let page = FollowUpPage(
            address: address, filter: filter,
            entries: try await followUp.book.entries(filter, after: address.after, limit: Self.length + 1),
            length: Self.length, totals: try await followUp.book.totals(filter),
            escalations: try await followUp.escalations.open(
                department: address.department, owner: owner, limit: Self.escalations),
            templates: try await FollowUpWords.templates(ports.tools.library.book),
            colleagues: try await ports.changes.colleagues(), reader: context.person, ports: ports, time: time)
        var values = page.values
        values["notice"] = query.get("done").flatMap { RequestNotice(rawValue: $0) }?.words
        return pages.page("report-follow-up", title: "Reports: requests to follow up", values, for: context)
    }

    static func json(_ text: String) -> Response {
        Response(
            status: .ok, headers: StaffPages.headers(contentType: "application/json"),
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
