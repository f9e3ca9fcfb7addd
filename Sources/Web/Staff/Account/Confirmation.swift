import Desk
import Intake

/// Asks once more for the password where a browser left alone could be used to keep its owner out.
struct Confirmation: Sendable {
    let desk: SignInDesk
    let callers: CallerLimit

    /// What is wrong with the password in `field`; nil where it is right.
    func problem(_ context: PersonContext, field: String) async throws -> FormProblem? {
        let outcome = try await callers.during(context.client) {
            try await desk.confirm(context.person, context.form.text(field))
        }
        switch outcome {
        case .signedIn, .codeNeeded: return nil
        case .wrong: return FormProblem(field, "This is not your password.")
        case .wait(let time):
            let seconds = Int((time.milliseconds + 999) / 1000)
            return FormProblem(field, "Too many attempts. Please wait \(StaffTime.wait(seconds)), then try again.")
        }
    }
}
