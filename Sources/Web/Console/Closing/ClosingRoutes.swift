import Desk
import Hummingbird
import Intake
import Reports

/// Closing a request without a message, opening it again, and linking it as a duplicate.
struct ClosingRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/close") { _, context in
            guard let reason = ClosingReason(rawValue: context.form.text("reason")) else {
                throw StaffRefusal.badForm
            }
            return try await change(.close(reason), done: .closed, context)
        }
        writers.post("/desk/requests/{number}/reopen") { _, context in
            try await reopen(context)
        }
        writers.post("/desk/requests/{number}/link") { _, context in try await link(context) }
        writers.post("/desk/requests/{number}/unlink") { _, context in
            try await change(.unlink, done: .unlinked, context)
        }
    }

    /// What was set aside by itself is opened by taking that back, which counts it as what it is.
    private func reopen(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let aside = found.decisions.last { $0.kind == Decision.Kind.setAside.rawValue && $0.undone == nil }
        let standing = try await requests.ports.changes.standing(of: found.summary.trackingNumber)
        guard found.summary.status == .setAside, standing?.closedAs == nil, let aside else {
            return try await requests.apply(.reopen, to: found, done: .reopened, for: context)
        }
        let outcome = try await requests.ports.decisions.undo(
            aside.id, on: found.summary.trackingNumber, by: context.person.changer, as: requests.ports.changing)
        guard case .done = outcome else { return try await requests.tell(outcome, on: found, for: context) }
        return try await requests.after(found, done: .reopened, for: context)
    }

    private func change(
        _ change: RequestChange, done: RequestNotice, _ context: PersonContext
    ) async throws -> Response {
        try await requests.apply(change, to: try await requests.find(context), done: done, for: context)
    }

    /// A request that the person may not see is no parent that they may name.
    private func link(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let parent = try await requests.other(context.form.text("parent"), for: context)
        guard let parent else { return try await requests.refuse(found, ChangeWords.refusal(.badParent), for: context) }
        return try await requests.apply(
            .link(parent: parent.summary.trackingNumber), to: found, done: .linked, for: context)
    }
}
