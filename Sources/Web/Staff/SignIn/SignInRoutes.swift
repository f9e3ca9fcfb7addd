import Desk
import HTTPTypes
import Hummingbird
import Intake
import Wire

/// `/desk/sign-in`, the code after it, and `/desk/sign-out`.
struct SignInRoutes: Sendable {
    static let path = "/desk/sign-in"
    static let codePath = "/desk/sign-in/code"

    let pages: StaffPages
    let desk: SignInDesk
    let sessions: any StaffSessions
    let beginning: SessionBeginning
    /// What the button for the city's identity provider says; nil where there is none.
    let openIDTitle: String?
    let callers: CallerLimit
    let browsers: KnownBrowsers
    let clock: any WallClock

    func add(to group: RouterGroup<StaffContext>) {
        group.get("/desk/sign-in") { request, context in form(request, context) }
        group.post("/desk/sign-in") { request, context in try await signIn(request, context) }
        group.get("/desk/sign-in/code") { request, context in try codeForm(request, context) }
        group.post("/desk/sign-in/code") { request, context in try await enterCode(request, context) }
        group.post("/desk/sign-out") { _, context in try await signOut(context) }
    }

    private func form(_ request: Request, _ context: StaffContext) -> Response {
        let next = request.uri.queryParameters.get("next").flatMap { LocalPath($0) }
        guard context.signedIn == nil else { return StaffPages.redirect(to: next?.text ?? "/desk") }
        var values: [String: Any] = ["next": next?.text ?? "", "name": ""]
        values["openid"] = openID(next)
        switch request.uri.queryParameters.get("done") {
        case "signed-out": values["notice"] = "You are signed out."
        case "welcome": values["notice"] = "Your password is set. Sign in with it now."
        default: if let next, next.text != "/desk" { values["notice"] = "Please sign in: then you come to your page." }
        }
        return pages.page("sign-in", title: "Sign in", values, for: context)
    }

    private func signIn(_ request: Request, _ context: StaffContext) async throws -> Response {
        let next = LocalPath(context.form.text("next"))
        let typed = context.form.text("name")
        let outcome = try await callers.during(context.client) {
            guard let name = SignInName(typed) else { return SignInDesk.Outcome.wrong }
            return try await desk.check(
                name, context.form.text("password"), from: browsers.origin(request.headers, for: name))
        }
        switch outcome {
        case .signedIn(let account):
            var response = try await beginning.begin(account, .signedIn, to: next?.text ?? "/desk", request, context)
            if let name = SignInName(typed) { browsers.remember(name, request.headers, on: &response) }
            return response
        case .codeNeeded(let account):
            let path = next.map { Self.codePath + "?next=" + PercentText.escaped($0.text) } ?? Self.codePath
            return try await beginning.begin(account, .code, to: path, request, context)
        case .wrong:
            return refused("Name or password is wrong.", typed, next, context)
        case .wait(let time):
            let text = "Too many attempts. Please wait \(StaffTime.wait(Self.seconds(time))), then try again."
            var response = refused(text, typed, next, context)
            response.status = .tooManyRequests
            response.headers[.retryAfter] = String(Self.seconds(time))
            return response
        }
    }

    private func refused(_ text: String, _ name: String, _ next: LocalPath?, _ context: StaffContext) -> Response {
        var values: [String: Any] = [
            "next": next?.text ?? "", "name": String(name.prefix(SignInName.length.upperBound)),
        ]
        values["openid"] = openID(next)
        return pages.page(
            "sign-in", title: "Sign in", values, problems: [FormProblem("name", text)], for: context)
    }

    private func openID(_ next: LocalPath?) -> [String: String]? {
        openIDTitle.map { ["title": $0, "query": next.map { "?next=" + PercentText.escaped($0.text) } ?? ""] }
    }

    private func codeForm(_ request: Request, _ context: StaffContext) throws -> Response {
        guard context.signedIn == nil else { return StaffPages.redirect(to: "/desk") }
        guard context.halfway != nil else { throw StaffRefusal.signInNeeded }
        let next = request.uri.queryParameters.get("next").flatMap { LocalPath($0) }
        return pages.page("sign-in-code", title: "Enter your code", ["next": next?.text ?? ""], for: context)
    }

    private func enterCode(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let person = context.halfway else { throw StaffRefusal.signInNeeded }
        let next = LocalPath(context.form.text("next"))
        let outcome = try await callers.during(context.client) {
            try await desk.check(
                code: context.form.text("code"), of: person.account.id,
                from: browsers.origin(request.headers, for: person.account.name))
        }
        let problem: String
        switch outcome {
        case .signedIn(let account), .codeNeeded(let account):
            var response = try await beginning.begin(account, .signedIn, to: next?.text ?? "/desk", request, context)
            browsers.remember(person.account.name, request.headers, on: &response)
            return response
        case .wrong: problem = "This code is wrong, or was used already."
        case .wait(let time):
            problem = "Too many attempts. Please wait \(StaffTime.wait(Self.seconds(time))), then try again."
        }
        return pages.page(
            "sign-in-code", title: "Enter your code", ["next": next?.text ?? ""],
            problems: [FormProblem("code", problem)], for: context)
    }

    private func signOut(_ context: StaffContext) async throws -> Response {
        if let person = context.signedIn ?? context.halfway {
            try await sessions.end(person.session.id, of: person.account.id, at: clock.now())
        }
        var response = StaffPages.redirect(to: Self.path, ["done": "signed-out"])
        StaffCookie.session.remove(on: &response)
        return response
    }

    /// Whole ones, rounded up.
    private static func seconds(_ time: Duration) -> Int { Int((time.milliseconds + 999) / 1000) }
}
