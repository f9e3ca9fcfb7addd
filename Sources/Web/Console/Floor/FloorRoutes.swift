import Desk
import Hummingbird
import Intake
import Reports

/// The supervisors' floor: who is where with what, what waits, and moving others' work.
struct FloorRoutes: Sendable {
    static let path = "/desk/floor"

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        let watchers = people.group("").add(middleware: Requires(.floor))
        watchers.get("/desk/floor") { request, context in
            try await page(context, notice: Self.notice(request.uri.queryParameters.get("done")))
        }
        let movers = people.group("").add(middleware: Requires(.assignOthers))
        movers.post("/desk/floor/assign") { _, context in try await assign(context) }
        movers.post("/desk/floor/release") { _, context in try await release(context) }
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "assigned": "It is theirs now."
        case "released": "It is back in the queue."
        default: nil
        }
    }

    private func page(
        _ context: PersonContext, notice: String? = nil, problem: String? = nil
    ) async throws -> Response {
        let now = ports.clock.now()
        let today = ports.floor.calendar.day(of: now).description
        let entries = try await ports.floor.roster.entries()
        let volumes = try await ports.floor.reports.channels(from: today, to: today, byChannel: false)
        let page = FloorPage(
            picture: await ports.floor.driver.picture(waiting: FloorPage.waitingRows), entries: entries,
            volumes: volumes, mayMove: context.person.may(.assignOthers), mayRead: context.person.may(.requestRead),
            time: time, now: now)
        var values = page.values
        values["notice"] = notice
        return pages.page(
            "floor", title: "Floor", values, problems: problem.map { [FormProblem("agent", $0)] } ?? [], for: context)
    }

    /// Work that the form names: id and version, as the page showed them.
    private func named(_ context: PersonContext) throws -> (item: ItemID, version: Int64)? {
        let parts = context.form.text("item").split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let item = Int64(parts[0]), let version = Int64(parts[1]) else { return nil }
        return (ItemID(rawValue: item), version)
    }

    private func assign(_ context: PersonContext) async throws -> Response {
        guard let named = try named(context), let agent = Int64(context.form.text("agent")) else {
            return try await page(context, problem: "Choose a piece of work, and to whom it goes.")
        }
        return try await settle(
            .handedOver(
                named.item, to: .agent(AgentID(rawValue: agent)), by: context.person.agent, version: named.version),
            done: "assigned", context)
    }

    private func release(_ context: PersonContext) async throws -> Response {
        guard let named = try named(context) else {
            return try await page(context, problem: "Choose a piece of work.")
        }
        let card = await ports.floor.driver.card(named.item)
        guard let holder = card?.holder?.agent else { return try await page(context, problem: "Nobody has it.") }
        return try await settle(
            .putBack(named.item, by: holder, version: named.version), done: "released", context)
    }

    private func settle(_ event: FloorEvent, done: String, _ context: PersonContext) async throws -> Response {
        switch await ports.floor.driver.tell(event, by: context.person.agent) {
        case .done: return StaffPages.redirect(to: Self.path, ["done": done])
        case .unavailable: throw StaffRefusal.unavailable
        case .refused(let refusal):
            let entries = try await ports.floor.roster.entries()
            let words = PresenceWords.refusal(refusal) { agent in
                entries.first { $0.account.id.rawValue == agent.rawValue }?.account.displayName.text
            }
            return try await page(context, problem: words)
        }
    }
}
