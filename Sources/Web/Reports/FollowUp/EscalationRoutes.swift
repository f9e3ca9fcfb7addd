import Desk
import Hummingbird
import Intake
import Reports

/// Escalations with an owner and a day: opened on the request's page, closed there or on the list.
struct EscalationRoutes: Sendable {
    let requests: RequestPages

    private var book: any EscalationBook { requests.ports.tools.followUp.escalations }

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/escalations") { _, context in try await open(context) }
        writers.post("/desk/requests/{number}/escalations/{escalation}/close") { _, context in
            try await close(context)
        }
    }

    private func open(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let draft = EscalationDraft(
            form: context.form.text("form"), request: found.summary.trackingNumber,
            owner: AgentID(rawValue: Int64(context.form.text("owner")) ?? 0), reason: context.form.text("reason"),
            due: context.form.text("due"))
        guard let draft else {
            return try await requests.refuse(
                found, "Say why, and by when it is to be settled.", field: "escalation-reason", for: context)
        }
        switch try await book.open(draft, by: context.person.changer) {
        case .done: return ChasingRoutes.back(requests, found, done: .escalated, context)
        case .openAlready:
            return try await requests.refuse(found, "It is escalated already: settle that first.", for: context)
        case .noOwner:
            return try await requests.refuse(
                found, "Choose somebody who can own it.", field: "escalation-owner", for: context)
        case .unknown: throw StaffRefusal.notFound
        }
    }

    private func close(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let id = context.parameters.get("escalation", as: Int64.self) else { throw StaffRefusal.notFound }
        let outcome = TypedText.line(context.form.text("outcome"))
        guard !outcome.isEmpty, outcome.utf16.count <= EscalationDraft.longestText else {
            return try await requests.refuse(found, "Say what came of it.", field: "escalation-outcome", for: context)
        }
        let closed = try await book.close(
            RowID(rawValue: id), on: found.summary.trackingNumber, outcome: outcome, by: context.person.changer)
        guard closed == .done else {
            return try await requests.refuse(found, "Somebody else settled that escalation.", for: context)
        }
        return ChasingRoutes.back(requests, found, done: .escalationClosed, context)
    }
}
