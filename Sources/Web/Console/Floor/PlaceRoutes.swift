import Desk
import Hummingbird
import Intake

/// What an agent says and answers at the floor, by forms: scripts do the same over the socket.
struct PlaceRoutes: Sendable {
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        let agents = people.group("").add(middleware: Requires(.assignOwn))
        agents.post("/desk/presence") { _, context in try await choose(context) }
        agents.post("/desk/offers/{item}/accept") { _, context in try await accept(context) }
        agents.post("/desk/offers/{item}/decline") { _, context in try await decline(context) }
    }

    private func choose(_ context: PersonContext) async throws -> Response {
        guard let choice = PresenceChoice(rawValue: context.form.text("choice")) else { throw StaffRefusal.badForm }
        let answer = await ports.floor.driver.tell(
            .presence(context.person.agent, choice), by: context.person.agent)
        if answer == .unavailable { throw StaffRefusal.unavailable }
        return StaffPages.redirect(to: back(context))
    }

    private func accept(_ context: PersonContext) async throws -> Response {
        let item = try item(context)
        guard let version = Int64(context.form.text("claim")) else { throw StaffRefusal.badForm }
        let card = await ports.floor.driver.card(item)
        let event = FloorEvent.accepted(item, by: context.person.agent, version: version)
        switch await ports.floor.driver.tell(event, by: context.person.agent) {
        case .done:
            guard let card else { return StaffPages.redirect(to: ConsoleRoutes.path, ["view": "mine"]) }
            return StaffPages.redirect(to: "/desk/requests/\(card.number)", ["done": "taken"])
        case .refused: return StaffPages.redirect(to: ConsoleRoutes.path, ["view": "mine", "missed": "yes"])
        case .unavailable: throw StaffRefusal.unavailable
        }
    }

    private func decline(_ context: PersonContext) async throws -> Response {
        let event = FloorEvent.declined(try item(context), by: context.person.agent)
        if await ports.floor.driver.tell(event, by: context.person.agent) == .unavailable {
            throw StaffRefusal.unavailable
        }
        return StaffPages.redirect(to: back(context))
    }

    private func item(_ context: PersonContext) throws -> ItemID {
        guard let id = context.parameters.get("item", as: Int64.self) else { throw StaffRefusal.notFound }
        return ItemID(rawValue: id)
    }

    private func back(_ context: PersonContext) -> String {
        LocalPath(context.form.text("next"))?.text ?? ConsoleRoutes.path
    }
}
