import Desk
import Hummingbird
import Intake
import Reports

/// What was promised to a resident, and by when: noted and ended on the request's page.
struct PromiseRoutes: Sendable {
    let requests: RequestPages

    private var desk: any FollowUpDesk { requests.ports.tools.followUp.desk }

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/promises") { _, context in try await promise(context) }
        writers.post("/desk/requests/{number}/promises/{promise}/end") { _, context in try await end(context) }
    }

    private func promise(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let draft = PromiseDraft(
            form: context.form.text("form"), request: found.summary.trackingNumber, day: context.form.text("day"),
            text: context.form.text("text"))
        guard let draft else {
            return try await requests.refuse(
                found, "Enter the day by which it is promised.", field: "promise-day", for: context)
        }
        guard try await desk.promise(draft, by: context.person.changer) else { throw StaffRefusal.notFound }
        return requests.redirect(found, done: .promised)
    }

    private func end(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let id = context.parameters.get("promise", as: Int64.self),
            let ending = KeptPromise.Ending(rawValue: context.form.text("ending"))
        else { throw StaffRefusal.badForm }
        let ended = try await desk.end(
            RowID(rawValue: id), on: found.summary.trackingNumber, as: ending, by: context.person.changer)
        guard ended else { return try await requests.refuse(found, "Somebody else ended that promise.", for: context) }
        return requests.redirect(found, done: .promiseEnded)
    }
}
