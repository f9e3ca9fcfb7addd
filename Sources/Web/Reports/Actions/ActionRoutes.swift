import Desk
import Hummingbird
import Intake
import Reports

/// `/reports/actions`: the record of field visits, partnership reviews and action plans.
struct ActionRoutes: Sendable {
    static let path = ReportRoutes.path + "/actions"
    /// Entries of one page, and of one file.
    private static let length = 50
    private static let longestFile = 20_000
    /// Entries of one PDF.
    private static let printed = 500
    private static let template = "report-actions"
    private static let title = "Reports: what was done"

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    private var book: any ActionBook { ports.tools.followUp.actions }

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports/actions") { request, context in try await list(request, context) }
        let keepers = people.group("").add(middleware: Requires(.reviews))
        keepers.post("/reports/actions") { request, context in try await add(request, context) }
        keepers.post("/reports/actions/{id}/done") { _, context in try await finish(context) }
    }

    private var today: String { ports.tools.followUp.calendar.day(of: ports.clock.now()) }

    private func list(_ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        let address = ActionAddress(today: today) { query.get($0) }
        guard let format = ReportFormat(rawValue: query.get("format") ?? "") else { throw StaffRefusal.notFound }
        switch format {
        case .csv, .json:
            let all = try await book.actions(address.filter, after: nil, limit: Self.longestFile)
            guard format == .json else { return StaffPages.file(ActionWords.csv(all), name: "actions.csv") }
            return StaffPages.file(
                try ActionWords.json(all), name: "actions.json", contentType: "application/json")
        case .pdf:
            let page = try await drawn(address, length: Self.printed, context)
            let html = pages.paper(
                Self.template, title: Self.title, page.values, looks: PackageResources.report_paper_css)
            let reports = ReportRoutes(pages: pages, time: time, ports: ports.tools.reports)
            return try await reports.pdf(of: html, name: "actions.pdf", context)
        case .page: break
        }
        let notice: String? =
            switch query.get("done") {
            case "added": "It is in the record."
            case "finished": "Done."
            case "late": "Somebody else has noted that already."
            default: nil
            }
        return try await page(address, notice: notice, context)
    }

    private func drawn(
        _ address: ActionAddress, length: Int, typed: PageForm = PageForm(), _ context: PersonContext
    ) async throws -> ActionPage {
        var owners = try await ports.changes.colleagues().map { (id: $0.agent, name: $0.name) }
        if !owners.contains(where: { $0.id == context.person.agent }) {
            owners.insert((context.person.agent, context.person.account.displayName.text), at: 0)
        }
        return ActionPage(
            address: address,
            actions: try await book.actions(address.filter, after: address.after, limit: length + 1),
            length: length, counts: try await book.counts(address.filter),
            departments: ports.catalogue.departments, owners: owners, mayKeep: context.person.may(.reviews),
            mayPrint: ports.tools.reports.pdfTool() != nil, typed: typed)
    }

    private func page(
        _ address: ActionAddress, notice: String? = nil, problem: FormProblem? = nil, _ context: PersonContext
    ) async throws -> Response {
        let typed = problem == nil ? PageForm() : context.form
        var values = try await drawn(address, length: Self.length, typed: typed, context).values
        values["notice"] = notice
        return pages.page(
            Self.template, title: Self.title, values, problems: problem.map { [$0] } ?? [], for: context)
    }

    private func add(_ request: Request, _ context: PersonContext) async throws -> Response {
        let form = context.form
        guard let kind = ActionKind(rawValue: form.text("kind")) else { throw StaffRefusal.badForm }
        let due = form.text("due")
        let draft = ActionDraft(
            form: form.text("form"), kind: kind, owner: AgentID(rawValue: Int64(form.text("owner")) ?? 0),
            day: form.text("day"), due: due.isEmpty ? nil : due, department: form.text("department"),
            partner: form.text("partner"), text: form.text("text"))
        let address = ActionAddress(today: today) { _ in nil }
        guard let draft else {
            return try await page(
                address, problem: FormProblem("text", "Enter the day, and what it is about in some words."), context)
        }
        let author = context.person.author
        guard try await book.add(draft, by: author, at: ports.clock.now()) else {
            return try await page(address, problem: FormProblem("owner", "Choose who owns it."), context)
        }
        return StaffPages.redirect(to: Self.path, ["done": "added"])
    }

    private func finish(_ context: PersonContext) async throws -> Response {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let day = context.form.text("day").isEmpty ? today : context.form.text("day")
        let outcome = TypedText.trimmed(context.form.text("outcome"))
        guard CityCalendar.isDay(day), outcome.utf16.count <= ActionDraft.longestText else {
            throw StaffRefusal.badForm
        }
        let isDone = try await book.finish(
            RowID(rawValue: id), on: day, outcome: outcome, by: context.person.author, at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": isDone ? "finished" : "late"])
    }
}
