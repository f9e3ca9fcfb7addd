import Desk
import HTTPTypes
import Hummingbird
import Intake

/// `/desk/account`: what everybody may see and change about their own account.
struct AccountRoutes: Sendable {
    static let path = "/desk/account"

    let pages: StaffPages
    let ports: StaffPorts
    let desk: SignInDesk
    let callers: CallerLimit
    let time: StaffTime
    /// Words that a password may not be made of: the city's name and ours.
    let context: [String]

    func add(to group: RouterGroup<PersonContext>) {
        group.get("/desk/account") { request, context in
            try await page(context, notice: Self.notice(request.uri.queryParameters.get("done")))
        }
        group.post("/desk/account/name") { _, context in try await rename(context) }
        group.post("/desk/account/password") { _, context in try await setPassword(context) }
        group.post("/desk/account/sessions") { _, context in try await endSession(context) }
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "name": "Your name is changed."
        case "password": "Your password is changed, and every other browser is signed out."
        case "session": "That browser is signed out."
        case "second-step-removed": "Signing in takes your password alone now."
        default: nil
        }
    }

    private func page(
        _ context: PersonContext, notice: String? = nil, problems: [FormProblem] = [], displayName: String? = nil
    ) async throws -> Response {
        let account = context.person.account
        let sessions = try await ports.sessions.sessions(of: account.id, at: ports.clock.now())
        var values: [String: Any] = [
            "name": account.name.text, "display_name": displayName ?? account.displayName.text,
            "roles": RoleWords.titles(account.roles), "second_step": account.hasSecondStep,
            "shortest": PasswordRule.shortest,
            "sessions": sessions.map { session in
                [
                    "id": session.id.description, "browser": session.browser, "began": time.text(session.beganAt),
                    "began_machine": time.machine(session.beganAt), "seen": time.text(session.seenAt),
                    "seen_machine": time.machine(session.seenAt), "current": session.id == context.person.session.id,
                ] as [String: Any]
            },
        ]
        values["notice"] = notice
        return pages.page("account", title: "Your account", values, problems: problems, for: context)
    }

    private func rename(_ context: PersonContext) async throws -> Response {
        let typed = context.form.text("display_name")
        guard let name = DisplayName(typed) else {
            let problem = FormProblem(
                "display_name", "Enter your name, up to \(DisplayName.longest) characters in one line.")
            return try await page(context, problems: [problem], displayName: typed)
        }
        let person = context.person
        _ = try await ports.changes.rename(
            person.account.id, to: name, by: person.author, at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": "name"])
    }

    private func setPassword(_ context: PersonContext) async throws -> Response {
        let (form, person) = (context.form, context.person)
        var problems: [FormProblem] = []
        let near = self.context + [person.account.name.text, person.account.displayName.text]
        if let problem = NewPassword.problem(
            form.text("password"), again: form.text("password_again"), context: near)
        {
            problems.append(problem)
        } else if let problem = try await Confirmation(desk: desk, callers: callers).problem(
            context, field: "current_password")
        {
            problems.append(problem)
        }
        guard problems.isEmpty else { return try await page(context, problems: problems) }
        let hash = try await NewPassword.hash(form.text("password"), on: desk.bench)
        _ = try await ports.changes.setPassword(
            hash, of: person.account.id, keeping: person.session.id, by: person.author, at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": "password"])
    }

    private func endSession(_ context: PersonContext) async throws -> Response {
        guard let id = Int64(context.form.text("session")) else { throw StaffRefusal.badForm }
        try await ports.sessions.end(RowID(rawValue: id), of: context.person.account.id, at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": "session"])
    }
}
