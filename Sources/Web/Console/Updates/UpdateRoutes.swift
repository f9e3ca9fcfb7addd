import Desk
import Hummingbird
import Intake
import Reports

/// What the staff let everybody read about a request: published and taken back on its page.
struct UpdateRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/updates") { _, context in try await publish(context) }
        writers.post("/desk/requests/{number}/updates/{update}/withdraw") { _, context in
            try await withdraw(context)
        }
    }

    /// The updates as the request's page shows them, with a form for another; nil for who may write none.
    func values(on number: TrackingNumber, for context: PersonContext) async throws -> [String: Any]? {
        guard context.person.may(.requestAnswer) else { return nil }
        let updates = try await requests.ports.updates.updates(on: number)
        let time = requests.time
        return [
            "form": SecretToken().text, "limit": String(UpdateDraft.longestText),
            "list": updates.map { update in
                [
                    "id": String(update.id.rawValue), "text": update.text, "author": update.authorName,
                    "at": time.text(update.at), "machine": time.machine(update.at),
                ]
            },
        ]
    }

    private func publish(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let account = context.person.account
        let draft = UpdateDraft(
            form: context.form.text("form"), request: found.summary.trackingNumber, text: context.form.text("text"),
            author: account.id, authorName: account.displayName.text)
        guard let draft else { throw StaffRefusal.badForm }
        let isPublished = try await requests.ports.updates.publish(draft, at: requests.ports.clock.now())
        guard isPublished else { throw StaffRefusal.notFound }
        return requests.redirect(found, done: .published)
    }

    private func withdraw(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let id = context.parameters.get("update", as: Int64.self) else { throw StaffRefusal.notFound }
        let account = context.person.account
        _ = try await requests.ports.updates.withdraw(
            RowID(rawValue: id), on: found.summary.trackingNumber, by: account.id, name: account.displayName.text,
            at: requests.ports.clock.now())
        return requests.redirect(found, done: .unpublished)
    }
}
