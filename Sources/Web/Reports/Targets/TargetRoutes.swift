import Desk
import Hummingbird
import Intake
import Reports

/// `/reports/targets`: what the manager wants figures to be.
struct TargetRoutes: Sendable {
    static let path = ReportRoutes.path + "/targets"
    /// Targets of one page.
    private static let length = 50

    let pages: StaffPages
    let time: StaffTime
    let ports: ReportPorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports/targets") { request, context in try await list(request, context) }
        let keepers = people.group("").add(middleware: Requires(.reportKeep))
        keepers.post("/reports/targets") { _, context in try await set(context) }
        keepers.post("/reports/targets/{id}/end") { _, context in try await end(context) }
    }

    private var today: String { ports.calendar.day(of: ports.clock.now()) }
    private var words: ReportWords { ReportWords(catalogue: ports.catalogue) }

    private func list(_ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        let notice: String? =
            switch query.get("done") {
            case "set": "The target is set."
            case "ended": "The target is ended."
            case "late": "It had ended by then already."
            default: nil
            }
        return try await page(after: ListPlace(query.get("after")), notice: notice, context)
    }

    private func page(
        after: ListPlace? = nil, notice: String? = nil, problem: FormProblem? = nil, _ context: PersonContext
    ) async throws -> Response {
        let targets = try await ports.targets.allTargets(after: after.map { ($0.day, $0.id) }, limit: Self.length + 1)
        let mayKeep = context.person.may(.reportKeep)
        var values: [String: Any] = [
            "targets": targets.prefix(Self.length).map { row($0, mayKeep: mayKeep) }, "is_empty": targets.isEmpty,
            "may_add": mayKeep,
        ]
        if mayKeep { values["add"] = try await form(problem == nil ? PageForm() : context.form).values }
        values["notice"] = notice
        if targets.count > Self.length {
            let last = targets[Self.length - 1]
            values["next"] = "\(Self.path)?after=\(ListPlace(day: last.draft.from, id: last.id))"
        }
        return pages.page(
            "targets", title: "Reports: targets", values, problems: problem.map { [$0] } ?? [], for: context)
    }

    private func form(_ typed: PageForm) async throws -> TargetForm {
        TargetForm(
            typed: typed, words: words, channels: ports.channels, departments: try await ports.figures.departments(),
            today: today)
    }

    private func set(_ context: PersonContext) async throws -> Response {
        let token = context.form.text("form")
        guard (1...64).contains(token.utf8.count) else { throw StaffRefusal.badForm }
        guard let draft = try await form(context.form).draft else {
            return try await page(problem: Self.problem, context)
        }
        try await ports.targets.set(draft, form: token, by: context.person.account.id.rawValue, at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": "set"])
    }

    private func end(_ context: PersonContext) async throws -> Response {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let day = context.form.text("day").isEmpty ? today : context.form.text("day")
        guard CityCalendar.isDay(day) else { throw StaffRefusal.badForm }
        let isDone = try await ports.targets.end(
            RowID(rawValue: id), on: day, by: context.person.account.id.rawValue, at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": isDone ? "ended" : "late"])
    }

    private func row(_ target: FigureTarget, mayKeep: Bool) -> [String: Any] {
        let draft = target.draft
        let isOver = target.lastDay.map { $0 < today } ?? false
        var days = "from \(draft.from)"
        if let last = target.lastDay { days = last < draft.from ? "never held" : "\(draft.from) to \(last)" }
        var values: [String: Any] = [
            "id": target.id.description, "title": TargetWords.title(draft.subject, draft.statistic),
            "of": words.label(draft.part), "wanted": TargetWords.wanted(draft), "days": days, "by": target.setBy,
            "set": time.text(target.setAt), "is_over": isOver, "may_end": mayKeep && !isOver, "today": today,
        ]
        if let at = target.endedAt { values["ended"] = "Ended by \(target.endedBy ?? ""), \(time.text(at))" }
        return values
    }

    private static let problem = FormProblem(
        "value",
        "Enter a number in the unit of what is measured: so many a day, week, month or year of what is counted, so many at the end of what "
            + "is open, % of a share, minutes, hours or days of a time, points of a score; only a part of everything has a share; milestones "
            + "and what is of each agent have no parts; the last day is not before the first."
    )
}
