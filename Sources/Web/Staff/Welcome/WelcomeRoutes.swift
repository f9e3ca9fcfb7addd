import Desk
import HTTPTypes
import Hummingbird
import Intake

/// `/desk/welcome/{token}`: where somebody who was invited sets name and password. Reading it changes nothing, since mail scanners open links.
struct WelcomeRoutes: Sendable {
    let pages: StaffPages
    let invitations: any Invitations
    let bench: PasswordBench
    let callers: CallerLimit
    let clock: any WallClock
    /// Words that a password may not be made of: the city's name and ours.
    let context: [String]

    func add(to group: RouterGroup<StaffContext>) {
        group.get("/desk/welcome/{token}") { _, context in try await form(context) }
        group.post("/desk/welcome/{token}") { _, context in try await accept(context) }
    }

    private func form(_ context: StaffContext) async throws -> Response {
        guard let (token, account) = try await invited(context) else { return gone(context) }
        return page(token, account, display: account.displayName.text, [], context)
    }

    private func accept(_ context: StaffContext) async throws -> Response {
        var found: (SecretToken, Account)?
        // Guessing tokens is counted as guessing passwords is.
        _ = try await callers.during(context.client) {
            found = try await invited(context)
            return found.map { .signedIn($0.1.id) } ?? .wrong
        }
        guard let (token, account) = found else { return gone(context) }
        let display = DisplayName(context.form.text("display_name"))
        let password = context.form.text("password")
        var problems: [FormProblem] = []
        if display == nil {
            problems.append(
                FormProblem("display_name", "Enter your name, up to \(DisplayName.longest) characters in one line."))
        }
        let near = self.context + [account.name.text, display?.text ?? ""]
        if let problem = NewPassword.problem(password, again: context.form.text("password_again"), context: near) {
            problems.append(problem)
        }
        guard problems.isEmpty, let display else {
            return page(token, account, display: context.form.text("display_name"), problems, context)
        }
        let hash = try await NewPassword.hash(password, on: bench)
        switch try await invitations.accept(token, displayName: display, password: hash, at: clock.now()) {
        case .done: return StaffPages.redirect(to: SignInRoutes.path, ["done": "welcome"])
        case .refused: return gone(context)
        }
    }

    private func invited(_ context: StaffContext) async throws -> (SecretToken, Account)? {
        guard let token = context.parameters.get("token").flatMap({ SecretToken($0) }) else { return nil }
        let account = try await invitations.account(invitedBy: token, at: clock.now())
        return account.map { (token, $0) }
    }

    private func page(
        _ token: SecretToken, _ account: Account, display: String, _ problems: [FormProblem], _ context: StaffContext
    ) -> Response {
        let values: [String: Any] = [
            "token": token.text, "name": account.name.text, "display_name": display, "shortest": PasswordRule.shortest,
        ]
        return pages.page("welcome", title: "Welcome", values, problems: problems, for: context)
    }

    private func gone(_ context: StaffContext) -> Response {
        pages.page(
            "refusal", title: "This link does not work any more",
            ["text": "It was used already, is too old, or a newer one was made. Ask an administrator for a new one."],
            for: context, status: .notFound)
    }
}
