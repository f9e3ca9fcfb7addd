import Desk
import Hummingbird

/// Changing what a request is about and where it stands in line.
struct DetailsRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/details") { _, context in try await change(context) }
    }

    private func change(_ context: PersonContext) async throws -> Response {
        let form = context.form
        guard let priority = Int(form.text("priority")) else { throw StaffRefusal.badForm }
        let type = form.text("request_type")
        let details = RequestDetails(
            requestType: type.isEmpty ? nil : type, department: form.text("department"), queue: form.text("queue"),
            priority: priority, place: form.text("place"))
        return try await requests.apply(
            .details(details), to: try await requests.find(context), done: .changed, for: context)
    }
}
