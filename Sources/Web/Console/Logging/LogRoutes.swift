import Desk
import HTTPTypes
import Hummingbird
import Intake
import Reports

/// `/desk/log`: calls, visits and whatever else no program hears, written down in seconds.
struct LogRoutes: Sendable {
    static let path = "/desk/log"

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        let loggers = people.group("").add(middleware: Requires(.logContact))
        loggers.get("/desk/log") { request, context in blank(request, context) }
        loggers.post("/desk/log") { _, context in try await log(context) }
        loggers.post("/desk/log/suggestions") { _, context in try await fragment(context) }
    }

    private func blank(_ request: Request, _ context: PersonContext) -> Response {
        let query = request.uri.queryParameters
        var values = LogPage(ports: ports.tools.logging, form: PageForm(), channel: query.get("channel")).values
        switch query.get("done") {
        case nil: break
        case "counted": values["notice"] = "Counted, without a case."
        case "waits": values["notice"] = "Kept. Its request appears in a moment."
        case .some(let number):
            if let number = TrackingNumber(number) { values["done"] = number.description }
        }
        return page(values, for: context)
    }

    private func log(_ context: PersonContext) async throws -> Response {
        // Without a script, the suggestions come with the page.
        if context.form["suggest"] != nil { return try await suggest(context) }
        var form = try LogForm(context.form, ports.tools.logging)
        var joins: RowID?
        if let number = form.joins {
            let found = try await ports.requests.request(number)
            joins = found?.summary.id
            if joins == nil { form.complain(FormProblem("other_join", "There is no request \(number).")) }
        }
        guard form.problems.isEmpty else { return try await suggest(context, problems: form.problems) }
        if let found = try await unseen(form, context) { return try await ask(context, found) }
        let outcome = try await ports.tools.logging.desk.log(
            form.contact(joining: joins, by: context.person.account.name.text), form: form.form, on: form.channel,
            at: ports.clock.now(), by: context.person.author)
        try await own(outcome, form, context)
        let done: String =
            switch outcome {
            case .filed(let number): number.description
            case .counted: "counted"
            case .waits, .differs: "waits"
            }
        return StaffPages.redirect(to: Self.path, ["done": done, "channel": form.channel.id])
    }

    /// What is likely known and was not before the eyes of who logs it as new; nil where there is nothing to ask.
    ///
    /// Of a form that is sent twice the second is answered as the first was, without a search. It is looked once more after that: of two
    /// sends at once the first may have made the very request that the second finds.
    private func unseen(_ form: LogForm, _ context: PersonContext) async throws -> LogSuggestions? {
        guard form.joins == nil, form.kind == .service else { return nil }
        let desk = ports.tools.logging.desk
        if try await desk.isLogged(form.form, on: form.channel) { return nil }
        let found = try await found(context.form)
        guard found.isLikelyKnown(besides: context.form.text("looked")) else { return nil }
        return try await desk.isLogged(form.form, on: form.channel) ? nil : found
    }

    /// Where the city says so, who logged a call has what it left to do; what it only joined stays whose it is.
    private func own(_ outcome: LoggedOutcome, _ form: LogForm, _ context: PersonContext) async throws {
        guard ports.tools.logging.logged.owner == .author, LoggedWork.spoken.contains(form.channel.kind),
            form.joins == nil, case .filed(let number) = outcome, context.person.may(.assignOwn)
        else { return }
        // Somebody may have it by now: then it is theirs.
        _ = try await ports.work.take(number, by: context.person.agent)
    }

    private func suggest(_ context: PersonContext, problems: [FormProblem] = []) async throws -> Response {
        var values = LogPage(ports: ports.tools.logging, form: context.form, channel: nil).values
        values.merge(try await suggestions(context.form)) { _, new in new }
        return page(values, problems: problems, for: context)
    }

    /// What is likely known is not logged as new before its author had it before their eyes, also without a script.
    private func ask(_ context: PersonContext, _ found: LogSuggestions) async throws -> Response {
        var values = LogPage(ports: ports.tools.logging, form: context.form, channel: nil).values
        values.merge(self.values(of: found, context.form)) { _, new in new }
        values["ask"] = true
        return page(values, for: context)
    }

    private func fragment(_ context: PersonContext) async throws -> Response {
        pages.page("log-suggestions", title: "", try await suggestions(context.form), for: context)
    }

    private func suggestions(_ form: PageForm) async throws -> [String: Any] {
        let found = try await found(form)
        return values(of: found, form)
    }

    private func found(_ form: PageForm) async throws -> LogSuggestions {
        try await LogSuggestions.find(
            about: String(form.text("about").prefix(LoggedContact.longestText)),
            caller: LogForm.line(form.text("caller"), longest: 254),
            place: LogForm.line(form.text("place"), longest: LogForm.longestPlace), type: form["type"],
            at: ports.clock.now(), ports.tools)
    }

    private func values(of found: LogSuggestions, _ form: PageForm) -> [String: Any] {
        found.values(
            type: form["type"], join: form["join"],
            spoken: Language(rawValue: form.text("language")) ?? ports.tools.logging.cityLanguage,
            time: time)
    }

    private func page(
        _ values: [String: Any], problems: [FormProblem] = [], for context: PersonContext
    ) -> Response {
        pages.page("log", title: "Log a contact", values, problems: problems, for: context)
    }
}
