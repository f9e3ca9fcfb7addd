import Desk
import HTTPTypes
import Hummingbird
import Intake

/// `/desk/accounts`: administrators invite people, give roles, and end accounts.
struct AccountsRoutes: Sendable {
    static let path = "/desk/accounts"
    /// Accounts on one page.
    private static let rows = 100

    let pages: StaffPages
    let ports: StaffPorts
    let time: StaffTime
    /// Before a link's path.
    let address: String

    /// - Parameter group: routes that need the permission `accounts`.
    func add(to group: RouterGroup<PersonContext>) {
        group.get("/desk/accounts") { request, context in
            try await list(context, after: request.uri.queryParameters.get("after").flatMap { SignInName($0) })
        }
        group.post("/desk/accounts") { _, context in try await invite(context) }
        group.get("/desk/accounts/{id}") { request, context in
            try await account(context, notice: Self.notice(request.uri.queryParameters.get("done")))
        }
        group.post("/desk/accounts/{id}/roles") { _, context in try await setRoles(context) }
        group.post("/desk/accounts/{id}/link") { _, context in try await inviteAgain(context) }
        group.post("/desk/accounts/{id}/second-step/remove") { _, context in
            try await change(context, done: "second-step-removed") { id, author, now in
                try await ports.changes.removeSecondStep(of: id, by: author, at: now)
            }
        }
        group.post("/desk/accounts/{id}/deactivate") { _, context in
            try await change(context, done: "deactivated") { id, author, now in
                try await ports.changes.deactivate(id, by: author, at: now)
            }
        }
        group.post("/desk/accounts/{id}/reactivate") { _, context in
            try await change(context, done: "reactivated") { id, author, now in
                try await ports.changes.reactivate(id, by: author, at: now)
            }
        }
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "roles": "The roles are changed."
        case "second-step-removed": "The second step is removed: the password alone signs in."
        case "deactivated": "The account is deactivated and signed out everywhere."
        case "reactivated": "The account can be used again."
        default: nil
        }
    }

    // MARK: All

    private func list(
        _ context: PersonContext, after: SignInName? = nil, problems: [FormProblem] = []
    ) async throws -> Response {
        let accounts = try await ports.accounts.accounts(after: after, limit: Self.rows + 1)
        let form = context.form
        var values: [String: Any] = [
            "accounts": accounts.prefix(Self.rows).map { account in
                [
                    "id": account.id.description, "name": account.name.text,
                    "display_name": account.displayName.text, "roles": RoleWords.titles(account.roles),
                    "department": account.department ?? "", "state": account.state.rawValue,
                    "second_step": account.hasSecondStep ? "Yes" : "No",
                ]
            },
            "new_name": form.text("new_name"), "new_display_name": form.text("new_display_name"),
            "new_department": form.text("department"),
            "choices": RoleWords.choices(Set(form.all("role").compactMap(Role.init(rawValue:)))),
        ]
        if accounts.count > Self.rows { values["more"] = accounts[Self.rows - 1].name.text }
        return pages.page("accounts", title: "Accounts", values, problems: problems, for: context)
    }

    private func invite(_ context: PersonContext) async throws -> Response {
        let form = context.form
        var problems: [FormProblem] = []
        let name = SignInName(form.text("new_name"))
        if name == nil {
            problems.append(FormProblem("new_name", "Enter a sign-in name of letters, digits and . - _ + @."))
        }
        let display = DisplayName(form.text("new_display_name"))
        if display == nil { problems.append(FormProblem("new_display_name", "Enter the person's name.")) }
        let roles = Set(form.all("role").compactMap(Role.init(rawValue:)))
        if roles.isEmpty { problems.append(FormProblem("role-agent", "Choose a role, or several.")) }
        guard problems.isEmpty, let name, let display else { return try await list(context, problems: problems) }
        let now = ports.clock.now()
        let link = InvitationLink(expiresAt: now + InvitationLink.lifetime)
        let new = NewAccount(name: name, displayName: display, roles: roles, department: Self.department(form))
        switch try await ports.changes.invite(new, link: link, by: context.person.author, at: now) {
        case .done(let id): return invited(context, id, display, link)
        case .refused(let refusal):
            return try await list(context, problems: [FormProblem("new_name", AccountWords.text(refusal))])
        }
    }

    private static func department(_ form: PageForm) -> String? {
        let words = form.text("department").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : String(words.prefix(100))
    }

    /// The link is shown once; we keep its hash only.
    private func invited(
        _ context: PersonContext, _ id: AccountID, _ name: DisplayName, _ link: InvitationLink
    ) -> Response {
        pages.page(
            "invited", title: "A link for \(name)",
            [
                "id": id.description, "link": address + link.path, "display_name": name.text,
                "expires": time.text(link.expiresAt),
            ], for: context)
    }

    // MARK: One

    private func known(_ context: PersonContext) async throws -> Account {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let account = try await ports.accounts.account(AccountID(rawValue: id))
        guard let account else { throw StaffRefusal.notFound }
        return account
    }

    private func account(
        _ context: PersonContext, notice: String? = nil, problems: [FormProblem] = []
    ) async throws -> Response {
        let account = try await known(context)
        var values: [String: Any] = [
            "id": account.id.description, "name": account.name.text, "display_name": account.displayName.text,
            "choices": RoleWords.choices(account.roles), "department": account.department ?? "",
            "state": account.state.rawValue, "second_step": account.hasSecondStep,
            "deactivated": account.state == .deactivated, "created": time.text(account.createdAt),
        ]
        values["notice"] = notice
        return pages.page("account-of", title: account.displayName.text, values, problems: problems, for: context)
    }

    private func setRoles(_ context: PersonContext) async throws -> Response {
        let roles = Set(context.form.all("role").compactMap(Role.init(rawValue:)))
        let department = Self.department(context.form)
        return try await change(context, done: "roles") { id, author, now in
            try await ports.changes.setRoles(roles, department: department, of: id, by: author, at: now)
        }
    }

    private func inviteAgain(_ context: PersonContext) async throws -> Response {
        let account = try await known(context)
        let now = ports.clock.now()
        let link = InvitationLink(expiresAt: now + InvitationLink.lifetime)
        switch try await ports.changes.inviteAgain(account.id, link: link, by: context.person.author, at: now) {
        case .done(let id): return invited(context, id, account.displayName, link)
        case .refused(let refusal):
            return try await self.account(context, problems: [FormProblem("main", AccountWords.text(refusal))])
        }
    }

    private func change(
        _ context: PersonContext, done: String,
        _ make: (AccountID, ChangeAuthor, Moment) async throws -> AccountOutcome<AccountID>
    ) async throws -> Response {
        let account = try await known(context)
        switch try await make(account.id, context.person.author, ports.clock.now()) {
        case .done(let id): return StaffPages.redirect(to: "\(Self.path)/\(id)", ["done": done])
        case .refused(let refusal):
            return try await self.account(context, problems: [FormProblem("main", AccountWords.text(refusal))])
        }
    }
}
