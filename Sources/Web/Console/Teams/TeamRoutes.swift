import Desk
import Hummingbird
import Intake

/// `/desk/teams`: the departments' teams and who is in them. What is handed to a team is offered to nobody else.
struct TeamRoutes: Sendable {
    static let path = "/desk/teams"

    let pages: StaffPages
    let ports: ConsolePorts

    private var roster: RosterPorts { ports.tools.roster }

    /// - Parameter keepers: routes that need the permission `roster`.
    func add(to keepers: RouterGroup<PersonContext>) {
        keepers.get("/desk/teams") { request, context in
            try await list(context, notice: Self.notice(request.uri.queryParameters.get("done")))
        }
        keepers.post("/desk/teams") { _, context in try await define(context) }
        keepers.get("/desk/teams/{id}") { request, context in
            let isDone = request.uri.queryParameters.get("done") == "kept"
            return try await show(try await found(context), notice: isDone ? "Kept." : nil, context)
        }
        keepers.post("/desk/teams/{id}") { _, context in try await change(context) }
        keepers.post("/desk/teams/{id}/retire") { _, context in try await retire(true, context) }
        keepers.post("/desk/teams/{id}/restore") { _, context in try await retire(false, context) }
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "retired": "It is out of use. What was open of it is its department's again."
        case "restored": "It is in use again."
        default: nil
        }
    }

    // MARK: - Pages

    private func list(
        _ context: PersonContext, notice: String? = nil, problem: FormProblem? = nil
    ) async throws -> Response {
        let teams = try await roster.teams.teams()
        var values: [String: Any] = [
            "teams": teams.map(TeamPage.row), "has_teams": !teams.isEmpty, "name": context.form.text("name"),
            "longest": String(TeamOutcome.longestName),
            "departments": ports.catalogue.departments.map {
                ["department": $0, "selected": $0 == context.form.text("department")] as [String: Any]
            },
        ]
        values["notice"] = notice
        return pages.page(
            "teams", title: "Teams", values, problems: problem.map { [$0] } ?? [], for: context)
    }

    private func show(
        _ kept: KeptTeam, notice: String? = nil, problem: FormProblem? = nil, typed: PageForm? = nil,
        _ context: PersonContext
    ) async throws -> Response {
        let page = TeamPage(kept: kept, people: try await roster.book.entries(), typed: typed)
        var values = page.values
        values["notice"] = notice
        return pages.page(
            "team", title: kept.team.name, values, problems: problem.map { [$0] } ?? [], for: context)
    }

    private func found(_ context: PersonContext) async throws -> KeptTeam {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let kept = try await roster.teams.team(TeamID(rawValue: id))
        guard let kept else { throw StaffRefusal.notFound }
        return kept
    }

    // MARK: - Changes

    private func define(_ context: PersonContext) async throws -> Response {
        let department = context.form.text("department")
        guard ports.catalogue.departments.contains(department) else {
            return try await list(context, problem: FormProblem("department", "Choose a department."))
        }
        let outcome = try await roster.teams.define(
            context.form.text("name"), of: department, by: context.person.author, at: ports.clock.now())
        guard case .done(let id) = outcome else {
            return try await list(context, problem: TeamPage.problem(outcome))
        }
        return StaffPages.redirect(to: "\(Self.path)/\(id)")
    }

    private func change(_ context: PersonContext) async throws -> Response {
        let kept = try await found(context)
        guard let seen = Int(context.form.text("version")) else { throw StaffRefusal.badForm }
        let members = context.form.all("member").compactMap { Int64($0).map(AgentID.init(rawValue:)) }
        let outcome = try await roster.teams.change(
            kept.team.id, name: context.form.text("name"), members: Set(members), seen: seen,
            by: context.person.author, at: ports.clock.now())
        guard case .done(let id) = outcome else {
            let now = try await found(context)
            return try await show(now, problem: TeamPage.problem(outcome), typed: context.form, context)
        }
        return StaffPages.redirect(to: "\(Self.path)/\(id)", ["done": "kept"])
    }

    private func retire(_ isRetired: Bool, _ context: PersonContext) async throws -> Response {
        let kept = try await found(context)
        guard let seen = Int(context.form.text("version")) else { throw StaffRefusal.badForm }
        let outcome = try await roster.teams.retire(
            kept.team.id, isRetired, seen: seen, by: context.person.changer, at: ports.clock.now())
        guard case .done = outcome else {
            let now = try await found(context)
            return try await show(now, problem: TeamPage.problem(outcome), context)
        }
        return StaffPages.redirect(to: Self.path, ["done": isRetired ? "retired" : "restored"])
    }
}
