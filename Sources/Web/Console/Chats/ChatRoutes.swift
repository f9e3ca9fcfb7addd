import Desk
import Hummingbird
import Intake
import Reports

/// What one does with a resident's chat besides answering in it: ending it, and, for supervisors, coming into it.
struct ChatRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/end-chat") { _, context in try await end(context) }
        let movers = people.group("").add(middleware: Requires(.assignOthers))
        movers.post("/desk/requests/{number}/join-chat") { _, context in try await join(context) }
    }

    /// What a page says of its request's chat; nil where it is none.
    func values(
        _ found: RequestDetail, _ standing: RequestStanding, for context: PersonContext
    ) async throws(StoreFailure) -> [String: Any]? {
        guard let chat = try await requests.ports.floor.chats.room.chat(of: found.summary.id) else { return nil }
        let reader = context.person
        let isAnothers = standing.holder.map { $0.agent != reader.agent } ?? false
        let mayChange = !isAnothers || reader.may(.assignOthers)
        return [
            "chat_number": found.summary.trackingNumber.description, "chat_version": String(standing.version),
            "has_ended": chat.hasEnded, "may_end": !chat.hasEnded && mayChange && reader.may(.requestAnswer),
            "may_close_too": standing.isOpen,
            "may_join": !chat.hasEnded && isAnothers && standing.isOpen && reader.may(.assignOthers),
        ]
    }

    private func end(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let (ports, person) = (requests.ports, context.person)
        guard let seen = Int(context.form.text("version")) else { throw StaffRefusal.badForm }
        let closes = context.form["closes"] == "yes"
        let ending = try await ports.floor.chats.room.end(
            found.summary.trackingNumber, seen: seen, closes: closes, by: person.changer, name: person.firstName,
            decide: ports.changing.verdict)
        guard case .done = ending.outcome else { return try await tell(ending.outcome, found, context) }
        await ports.floor.chats.tell(ending.lines)
        return requests.redirect(found, done: closes ? .chatClosed : .chatEnded)
    }

    private func join(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let outcome = try await requests.ports.floor.chats.room.join(
            found.summary.trackingNumber, by: context.person.changer)
        // Who is in it already, or has it, has nothing to be told.
        if case .done = outcome { return requests.redirect(found, done: .chatJoined) }
        return try await tell(outcome, found, context)
    }

    private func tell(
        _ outcome: ChangeOutcome, _ found: RequestDetail, _ context: PersonContext
    ) async throws -> Response {
        if case .refused(.nothing) = outcome {
            return try await requests.refuse(found, "The chat is over, or you are in it already.", for: context)
        }
        return try await requests.tell(outcome, on: found, for: context)
    }
}
