import Desk
import Hummingbird
import Intake

/// `/desk/notices`: what everybody is told who writes about one thing. Everybody at the desk sees what is on; supervisors and
/// administrators begin and end it.
struct NoticeRoutes: Sendable {
    static let path = "/desk/notices"
    static let readers: [Permission] = [.requestRead, .notices]
    /// Of the list; those that are on are the newest as a rule.
    private static let most = 50

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    private var notices: NoticePorts { ports.tools.notices }

    func add(to people: RouterGroup<PersonContext>) {
        people.get("/desk/notices") { request, context in
            guard Self.readers.contains(where: context.person.may) else { throw StaffRefusal.forbidden }
            return try await list(context, notice: Self.notice(request.uri.queryParameters.get("done")))
        }
        let keepers = people.group("").add(middleware: Requires(.notices))
        keepers.post("/desk/notices") { _, context in try await begin(context) }
        keepers.post("/desk/notices/{id}/end") { _, context in try await end(context) }
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "begun": "It is on. Whoever writes about it from now on is told."
        case "ended": "It has ended. Whoever was told of it hears that now."
        case "quiet": "It has ended, and nobody is told."
        case "before": "It had ended before."
        default: nil
        }
    }

    private func list(
        _ context: PersonContext, form: NoticeForm = NoticeForm(), notice: String? = nil
    ) async throws -> Response {
        let now = ports.clock.now()
        let all = try await notices.book.notices(limit: Self.most)
        let sorted = all.filter { $0.endedAt == nil } + all.filter { $0.endedAt != nil }
        var values = form.values(notices)
        values["notices"] = sorted.map { NoticeWords.row($0, time, notices, now: now) }
        values["is_empty"] = sorted.isEmpty
        values["may_keep"] = context.person.may(.notices)
        values["notice"] = notice
        return pages.page("notices", title: "Incident notices", values, problems: form.problems, for: context)
    }

    private func begin(_ context: PersonContext) async throws -> Response {
        let now = ports.clock.now()
        let form = try NoticeForm(context.form, notices.catalogue, time, now: now)
        guard form.problems.isEmpty else { return try await list(context, form: form) }
        let begun = try await notices.book.begin(
            form.draft, from: form.from ?? now, until: form.until, form: form.form, by: context.person.author, at: now)
        guard begun != nil else { throw StaffRefusal.badForm }
        return StaffPages.redirect(to: Self.path, ["done": "begun"])
    }

    private func end(_ context: PersonContext) async throws -> Response {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let isQuiet = context.form["quiet"] == "yes"
        let outcome = try await notices.book.end(
            RowID(rawValue: id), isQuiet: isQuiet, by: context.person.author, at: ports.clock.now())
        switch outcome {
        case .unknown: throw StaffRefusal.notFound
        case .endedBefore: return StaffPages.redirect(to: Self.path, ["done": "before"])
        case .done: return StaffPages.redirect(to: Self.path, ["done": isQuiet ? "quiet" : "ended"])
        }
    }
}
