import Desk
import Hummingbird
import Intake

/// `/desk/roster`: who is trained for which channels since when, and how many for blended service.
struct RosterRoutes: Sendable {
    static let path = "/desk/roster"

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    private var roster: RosterPorts { ports.tools.roster }

    func add(to people: RouterGroup<PersonContext>) {
        let keepers = people.group("").add(middleware: Requires(.roster))
        keepers.get("/desk/roster") { request, context in
            let query = request.uri.queryParameters
            return try await list(context, on: query.get("on"), done: query.get("done"))
        }
        keepers.get("/desk/roster/{id}") { _, context in
            let entry = try await known(context)
            return try await page(RosterForm(entry), of: entry, for: context)
        }
        keepers.post("/desk/roster/{id}") { _, context in try await keep(context) }
        TeamRoutes(pages: pages, ports: ports).add(to: keepers)
    }

    private func list(_ context: PersonContext, on typed: String?, done: String?) async throws -> Response {
        let today = roster.calendar.day(of: ports.clock.now())
        let isDay = typed.map { roster.calendar.bounds(of: $0) != nil } ?? true
        let day = isDay ? typed ?? today : today
        let entries = try await roster.book.entries()
        let values = RosterPage(entries: entries, day: day, isToday: day == today).values
        return pages.page(
            "roster", title: "Training roster",
            values.merging(done == "kept" ? ["notice": "Kept."] : [:]) { _, new in new },
            problems: isDay ? [] : [FormProblem("on", "Enter a day as 2026-11-21.")], for: context)
    }

    private func known(_ context: PersonContext) async throws -> RosterEntry {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let entry = try await roster.book.entry(of: AccountID(rawValue: id))
        guard let entry else { throw StaffRefusal.notFound }
        return entry
    }

    private func keep(_ context: PersonContext) async throws -> Response {
        let entry = try await known(context)
        let form = RosterForm(context.form, of: entry, roster.calendar)
        guard form.problems.isEmpty else { return try await page(form, of: entry, for: context) }
        let isKept = try await roster.book.keep(form.entry, by: context.person.author, at: ports.clock.now())
        guard isKept else { throw StaffRefusal.notFound }
        return StaffPages.redirect(to: Self.path, ["done": "kept"])
    }

    private func page(
        _ form: RosterForm, of entry: RosterEntry, for context: PersonContext
    ) async throws -> Response {
        let teams = try await roster.teams.teams()
        return pages.page(
            "roster-entry", title: entry.account.displayName.text, form.values(ports.catalogue, teams),
            problems: form.problems, for: context)
    }
}
