import Desk
import Hummingbird
import Intake
import Reports

/// Saying that a request is not about the same as another that looks like it, and taking that back.
struct DuplicateRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/not-duplicate") { _, context in try await rule(out: true, context) }
        writers.post("/desk/requests/{number}/maybe-duplicate") { _, context in try await rule(out: false, context) }
    }

    private func rule(out isOut: Bool, _ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let other = try await requests.other(context.form.text("other"), for: context) else {
            throw StaffRefusal.badForm
        }
        // Said already is as good.
        _ = try await requests.ports.duplicates.ruleOut(
            other.summary.trackingNumber, for: found.summary.trackingNumber, isOut: isOut, by: context.person.changer)
        return requests.redirect(found, done: isOut ? .ruledOut : .ruledIn)
    }
}
