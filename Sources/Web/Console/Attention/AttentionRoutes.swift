import Desk
import Hummingbird
import Intake

/// `/desk/attention`: what needs a person, since a rule cannot decide it; each sees what is for them, supervisors also what is for all of
/// them.
struct AttentionRoutes: Sendable {
    static let path = "/desk/attention"
    /// Entries of one page.
    private static let length = 50

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.requestList))
        readers.get("/desk/attention") { request, context in try await list(request, context) }
        readers.post("/desk/attention/{entry}") { _, context in try await settle(context) }
    }

    private func list(_ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        let after = query.get("after").flatMap { Int64($0) }.map(RowID.init(rawValue:))
        let entries = try await ports.attention.open(
            for: context.person.attention, after: after, limit: Self.length + 1)
        var values: [String: Any] = ["entries": entries.prefix(Self.length).map(row), "is_empty": entries.isEmpty]
        if entries.count > Self.length {
            values["next"] = "\(Self.path)?after=\(entries[Self.length - 1].id.rawValue)"
        }
        switch query.get("done") {
        case "settled": values["notice"] = "It is off the list."
        case "reopened": values["notice"] = "It is open again and back in the queue."
        case "late": values["notice"] = "Somebody else has looked at it already."
        default: break
        }
        return pages.page("attention", title: "Needs a person", values, for: context)
    }

    private func row(_ entry: AttentionEntry) -> [String: Any] {
        [
            "id": String(entry.id.rawValue), "number": entry.request.description, "title": entry.title,
            "status": ConsoleWords.status(entry.status), "department": entry.department,
            "reason": Self.words(entry), "at": time.text(entry.at), "machine": time.machine(entry.at),
            "is_resolved": entry.status == .resolved,
        ]
    }

    private func settle(_ context: PersonContext) async throws -> Response {
        guard let id = context.parameters.get("entry", as: Int64.self) else { throw StaffRefusal.notFound }
        let reopens = context.form.text("decision") == "reopen"
        let account = context.person.account
        let settled = try await ports.attention.settle(
            RowID(rawValue: id), reopens: reopens, for: context.person.attention, by: account.id,
            name: account.displayName.text,
            at: ports.clock.now())
        let done = settled == nil ? "late" : reopens ? "reopened" : "settled"
        return StaffPages.redirect(to: Self.path, ["done": done])
    }

    private static func words(_ entry: AttentionEntry) -> String {
        let stage = entry.stage.map { "“\(ServiceWords.name($0))”" } ?? "A promise"
        return switch entry.reason {
        case .disputed: "The resident said a second time that it is not fixed."
        case .lowScore: "The resident gave a low score."
        case .overdue: "\(stage) is overdue: its promised time is used up."
        case .escalated: "It was escalated to you: settle it, and say on its page what came of it."
        case .dueSoon: "\(stage) is due soon: little of its promised time is left."
        }
    }
}

extension StaffPerson {
    /// Whose list of what needs a person is theirs.
    var attention: AttentionReader {
        AttentionReader(
            agent: agent, isSupervisor: may(.assignOthers), department: account.department,
            sight: RequestSight(account).department)
    }
}
