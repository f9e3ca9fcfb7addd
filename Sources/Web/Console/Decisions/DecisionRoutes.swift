import Desk
import Hummingbird
import Intake
import Reports

/// Taking back what was decided automatically on a request.
struct DecisionRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/decisions/{decision}/undo") { _, context in try await undo(context) }
    }

    private func undo(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let decision = context.parameters.get("decision", as: Int64.self) else { throw StaffRefusal.notFound }
        let ports = requests.ports
        let outcome = try await ports.decisions.undo(
            RowID(rawValue: decision), on: found.summary.trackingNumber, by: context.person.changer,
            as: ports.changing)
        guard case .done = outcome else { return try await requests.tell(outcome, on: found, for: context) }
        return try await requests.after(found, done: .undone, for: context)
    }
}
