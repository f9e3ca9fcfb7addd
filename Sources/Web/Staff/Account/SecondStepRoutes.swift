import Desk
import HTTPTypes
import Hummingbird
import Intake

/// `/desk/account/second-step`: turning on, and off, the code of an app on one's phone.
struct SecondStepRoutes: Sendable {
    static let path = "/desk/account/second-step"

    let pages: StaffPages
    let ports: StaffPorts
    let desk: SignInDesk
    let callers: CallerLimit
    /// Named in the app beside the code.
    let issuer: String
    let check: SecondStepCheck

    func add(to group: RouterGroup<PersonContext>) {
        group.get("/desk/account/second-step") { _, context in page(CodeSecret(), context) }
        group.post("/desk/account/second-step") { _, context in try await turnOn(context) }
        group.post("/desk/account/second-step/remove") { _, context in try await remove(context) }
    }

    /// The new secret travels in the form: it is shown on the page anyway, and nothing is kept before a code has proved that the app has it.
    private func page(
        _ secret: CodeSecret, _ context: PersonContext, problems: [FormProblem] = []
    ) -> Response {
        let account = context.person.account
        let uri = secret.uri(issuer: issuer, account: account.name.text)
        var values: [String: Any] = [
            "name": account.name.text, "second_step": account.hasSecondStep, "owed": check.isOwed(by: account),
            "can_remove": account.hasSecondStep && !check.isRequired(of: account), "secret": secret.base32,
            "spelled": Self.spelled(secret.base32),
            "uri": uri,
        ]
        if let code = QRCode(Array(uri.utf8)) {
            values["qr"] = ["size": code.size + 8, "path": QRDrawing.path(code, margin: 4)] as [String: Any]
        }
        return pages.page("second-step", title: "Second step", values, problems: problems, for: context)
    }

    private func turnOn(_ context: PersonContext) async throws -> Response {
        let (form, person, now) = (context.form, context.person, ports.clock.now())
        guard let bytes = Base32.decode(form.text("secret")), (16...64).contains(bytes.count) else {
            throw StaffRefusal.badForm
        }
        let secret = CodeSecret(bytes: bytes)
        guard let step = secret.step(of: form.text("code"), at: now.milliseconds / 1000, used: nil) else {
            let text =
                "This code is wrong. Check that the time on your phone is right, and enter the code it shows now."
            return page(secret, context, problems: [FormProblem("code", text)])
        }
        let confirmation = Confirmation(desk: desk, callers: callers)
        if let problem = try await confirmation.problem(context, field: "current_password") {
            return page(secret, context, problems: [problem])
        }
        let recovery = (0..<RecoveryCode.count).map { _ in RecoveryCode() }
        _ = try await ports.changes.setSecondStep(
            secret, usedStep: step, recovery: recovery, of: person.account.id, by: person.author, at: now)
        return pages.page(
            "recovery-codes", title: "Keep these codes", ["codes": recovery.map(\.text)], for: context)
    }

    private func remove(_ context: PersonContext) async throws -> Response {
        let person = context.person
        guard !check.isRequired(of: person.account) else { throw StaffRefusal.forbidden }
        let confirmation = Confirmation(desk: desk, callers: callers)
        if let problem = try await confirmation.problem(context, field: "current_password") {
            return page(CodeSecret(), context, problems: [problem])
        }
        _ = try await ports.changes.removeSecondStep(
            of: person.account.id, by: person.author, at: ports.clock.now())
        return StaffPages.redirect(to: AccountRoutes.path, ["done": "second-step-removed"])
    }

    /// In fours, for typing.
    private static func spelled(_ secret: String) -> String {
        stride(from: 0, to: secret.count, by: 4).map { String(secret.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}
