import Desk
import Hummingbird
import Intake
import Reports

/// `/reports/milestones`: 311's own work, and the entries of it that stand nowhere else.
struct MilestoneRoutes: Sendable {
    static let path = MilestonesDrawing.path
    private static let problem = FormProblem(
        "name", "Enter a day, and who or what it is about; of a training also the person.")

    let reports: ReportRoutes

    private var book: any MilestoneBook { reports.ports.milestones }

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports/milestones") { request, context in try await list(request, context) }
        let keepers = people.group("").add(middleware: Requires(.reviews))
        keepers.post("/reports/milestones") { request, context in try await record(request, context) }
        keepers.get("/reports/milestones/{id}") { _, context in try await edit(try await found(context), context) }
        keepers.post("/reports/milestones/{id}") { _, context in try await change(context) }
        keepers.post("/reports/milestones/{id}/withdraw") { _, context in try await withdraw(context) }
    }

    private func list(
        _ request: Request, problem: FormProblem? = nil, _ context: PersonContext
    ) async throws -> Response {
        let query = request.uri.queryParameters
        let notice: String? =
            switch query.get("done") {
            case "recorded": "It is in the record."
            case "changed": "The entry is changed."
            case "withdrawn": "The entry is taken back."
            case "late": "Somebody else has changed that entry meanwhile."
            default: nil
            }
        let add = context.person.may(.reviews) ? try await form(problem == nil ? PageForm() : context.form, nil) : nil
        func draw() async throws -> DrawnReport {
            var drawn = try await reports.draw(.milestones) { query.get($0) }
            drawn.values["add"] = add
            drawn.values["notice"] = notice
            return drawn
        }
        guard let problem else { return try await reports.answer(request, context) { try await draw() } }
        let drawn = try await draw()
        return reports.pages.page(drawn.template, title: drawn.title, drawn.values, problems: [problem], for: context)
    }

    private func record(_ request: Request, _ context: PersonContext) async throws -> Response {
        guard let draft = Self.draft(context.form) else {
            return try await list(request, problem: Self.problem, context)
        }
        let isDone = try await book.add(
            draft, form: try Self.token(context), by: context.person.author, at: reports.ports.clock.now())
        guard isDone else { return try await list(request, problem: Self.problem, context) }
        return StaffPages.redirect(to: Self.path, ["done": "recorded"])
    }

    private func edit(
        _ milestone: Milestone, problem: FormProblem? = nil, _ context: PersonContext
    ) async throws -> Response {
        var values = try await form(problem == nil ? PageForm() : context.form, milestone)
        values["id"] = milestone.id.description
        return reports.pages.page(
            "report-milestone", title: "Reports: milestone of \(milestone.day)", ["milestone": values],
            problems: problem.map { [$0] } ?? [], for: context)
    }

    private func change(_ context: PersonContext) async throws -> Response {
        let milestone = try await found(context)
        guard let draft = Self.draft(context.form) else {
            return try await edit(milestone, problem: Self.problem, context)
        }
        let isDone = try await book.change(
            milestone.id, to: draft, form: try Self.token(context), by: context.person.author,
            at: reports.ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": isDone ? "changed" : "late"])
    }

    private func withdraw(_ context: PersonContext) async throws -> Response {
        let milestone = try await found(context)
        let isDone = try await book.withdraw(
            milestone.id, by: context.person.author, at: reports.ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": isDone ? "withdrawn" : "late"])
    }

    /// The entry that the path names, where it stands.
    private func found(_ context: PersonContext) async throws -> Milestone {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let milestone = try await book.milestone(RowID(rawValue: id))
        guard let milestone else { throw StaffRefusal.notFound }
        return milestone
    }

    /// - Parameter milestone: as it stands; nil for a new one.
    private func form(_ typed: PageForm, _ milestone: Milestone?) async throws -> [String: Any] {
        let kind = typed["kind"] ?? milestone?.kind.rawValue
        let person = typed["person"] ?? milestone?.person?.rawValue.description
        let today = reports.ports.calendar.day(of: reports.ports.clock.now())
        let people = try await reports.ports.roster.entries().map(\.account)
        return [
            "token": SecretToken().text, "day": typed["day"] ?? milestone?.day ?? today,
            "name": typed["name"] ?? milestone?.name ?? "", "text": typed["text"] ?? milestone?.text ?? "",
            "longest": String(MilestoneDraft.longestText), "longest_name": String(MilestoneDraft.longestName),
            "kinds": MilestoneKind.allCases.map { Self.option($0.rawValue, $0.title, $0.rawValue == kind) },
            "people": people.map {
                Self.option($0.id.rawValue.description, $0.displayName.text, $0.id.rawValue.description == person)
            },
        ]
    }

    private static func option(_ value: String, _ title: String, _ isChosen: Bool) -> [String: Any] {
        ["value": value, "title": title, "chosen": isChosen]
    }

    private static func draft(_ form: PageForm) -> MilestoneDraft? {
        MilestoneKind(rawValue: form.text("kind")).flatMap { kind in
            MilestoneDraft(
                kind: kind, day: form.text("day"), name: form.text("name"),
                person: Int64(form.text("person")).map(AccountID.init(rawValue:)), text: form.text("text"))
        }
    }

    private static func token(_ context: PersonContext) throws -> String {
        let token = context.form.text("form")
        guard (1...64).contains(token.utf8.count) else { throw StaffRefusal.badForm }
        return token
    }
}
