import Desk
import Hummingbird
import Intake
import Reports

/// Putting requests together and apart, and deciding about what came from other addresses.
struct MergeRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/merge") { _, context in try await merge(context) }
        writers.post("/desk/requests/{number}/unmerge") { _, context in try await unmerge(context) }
        writers.post("/desk/requests/{number}/split") { _, context in
            let messages = context.form.all("message").compactMap { Int64($0) }.map(RowID.init(rawValue:))
            return try await split(Set(messages), context)
        }
        writers.post("/desk/requests/{number}/unsplit") { _, context in try await unsplit(context) }
        writers.post("/desk/requests/{number}/messages/{message}/accept") { _, context in try await accept(context) }
        writers.post("/desk/requests/{number}/messages/{message}/split-off") { _, context in
            guard let message = context.parameters.get("message", as: Int64.self) else { throw StaffRefusal.notFound }
            return try await split([RowID(rawValue: message)], context)
        }
    }

    private func merge(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let target = try await requests.other(context.form.text("into"), for: context) else {
            return try await requests.refuse(found, Self.badTarget, for: context)
        }
        let outcome = try await requests.ports.merging.merge(
            found.summary.trackingNumber, into: target.summary.trackingNumber, seen: try Self.seen(context),
            by: context.person.changer)
        guard case .done = outcome else { return try await requests.tell(outcome, on: found, for: context) }
        return requests.redirect(target, done: .merged)
    }

    private func unmerge(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let outcome = try await requests.ports.merging.unmerge(
            found.summary.trackingNumber, seen: try Self.seen(context), by: context.person.changer)
        guard case .done = outcome else { return try await requests.tell(outcome, on: found, for: context) }
        return requests.redirect(found, done: .unmerged)
    }

    private func split(_ messages: Set<RowID>, _ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let outcome = try await requests.ports.merging.split(
            messages, off: found.summary.trackingNumber, seen: try Self.seen(context), by: context.person.changer)
        switch outcome {
        case .not(.refused(.empty)): return try await requests.refuse(found, Self.badChoice, for: context)
        case .not(let outcome): return try await requests.tell(outcome, on: found, for: context)
        case .done(let number):
            return StaffPages.redirect(to: "/desk/requests/\(number)", ["done": RequestNotice.split.rawValue])
        }
    }

    private func unsplit(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let number = found.summary.trackingNumber
        let source = try await requests.ports.merging.splitOff(number)
        let outcome = try await requests.ports.merging.unsplit(
            number, seen: try Self.seen(context), by: context.person.changer)
        guard case .done = outcome, let source else {
            return try await requests.tell(outcome, on: found, for: context)
        }
        return StaffPages.redirect(to: "/desk/requests/\(source)", ["done": RequestNotice.unsplit.rawValue])
    }

    private func accept(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let message = context.parameters.get("message", as: Int64.self) else { throw StaffRefusal.notFound }
        let outcome = try await requests.ports.merging.accept(
            RowID(rawValue: message), on: found.summary.trackingNumber, by: context.person.changer)
        guard case .done = outcome else { return try await requests.tell(outcome, on: found, for: context) }
        return requests.redirect(found, done: .accepted)
    }

    private static func seen(_ context: PersonContext) throws(StaffRefusal) -> Int {
        guard let seen = Int(context.form.text("version")) else { throw .badForm }
        return seen
    }

    private static let badTarget = "Give the number of another request that is open."
    private static let badChoice = "Choose some of the messages, not all of them."
}
