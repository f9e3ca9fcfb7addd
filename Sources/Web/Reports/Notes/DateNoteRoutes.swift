import Desk
import Hummingbird
import Intake
import Reports

/// `/reports/notes`: what the manager notes on days, so that figures can be read later.
struct DateNoteRoutes: Sendable {
    static let path = ReportRoutes.path + "/notes"
    /// Notes of one page.
    private static let length = 50

    let pages: StaffPages
    let time: StaffTime
    let ports: ReportPorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports/notes") { request, context in try await list(request, context) }
        let keepers = people.group("").add(middleware: Requires(.reportKeep))
        keepers.get("/reports/notes/{id}") { _, context in try await edit(try await note(context), context) }
        keepers.post("/reports/notes") { request, context in try await write(request, context) }
        keepers.post("/reports/notes/{id}") { _, context in try await change(context) }
        keepers.post("/reports/notes/{id}/withdraw") { _, context in try await withdraw(context) }
    }

    private func list(_ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        let notice: String? =
            switch query.get("done") {
            case "written": "The note is written."
            case "changed": "The note is changed."
            case "withdrawn": "The note is taken back."
            case "late": "Somebody else has changed the note meanwhile. It stands as below."
            default: nil
            }
        return try await page(after: ListPlace(query.get("after")), notice: notice, context)
    }

    private func page(
        after: ListPlace? = nil, notice: String? = nil, problem: FormProblem? = nil,
        _ context: PersonContext
    ) async throws -> Response {
        let notes = try await ports.dateNotes.allNotes(
            after: after.map { ($0.day, $0.id) }, limit: Self.length + 1)
        let typed = problem == nil ? PageForm() : context.form
        let mayKeep = context.person.may(.reportKeep)
        var values: [String: Any] = [
            "notes": notes.prefix(Self.length).map { row($0, mayKeep: mayKeep) }, "is_empty": notes.isEmpty,
            "may_add": mayKeep,
        ]
        if mayKeep { values["add"] = form(typed, usualDay: ports.calendar.day(of: ports.clock.now())) }
        values["notice"] = notice
        if notes.count > Self.length {
            let last = notes[Self.length - 1]
            values["next"] = "\(Self.path)?after=\(ListPlace(day: last.from, id: last.id))"
        }
        return pages.page(
            "report-notes", title: "Reports: notes on dates", values, problems: problem.map { [$0] } ?? [],
            for: context)
    }

    private func edit(
        _ note: DateNote, problem: FormProblem? = nil, _ context: PersonContext
    ) async throws -> Response {
        var values = form(problem == nil ? PageForm() : context.form, usualDay: note.from, note)
        values["id"] = note.id.description
        values["seen"] = String(note.version)
        return pages.page(
            "report-note", title: "Reports: note on \(note.days)", ["note": values],
            problems: problem.map { [$0] } ?? [], for: context)
    }

    private func write(_ request: Request, _ context: PersonContext) async throws -> Response {
        let form = context.form
        guard (1...64).contains(form.text("form").utf8.count) else { throw StaffRefusal.badForm }
        guard let draft = Self.draft(form) else { return try await page(problem: Self.problem, context) }
        try await ports.dateNotes.write(
            draft, form: form.text("form"), by: context.person.author, at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": "written"])
    }

    private func change(_ context: PersonContext) async throws -> Response {
        let note = try await note(context)
        guard let draft = Self.draft(context.form) else {
            return try await edit(note, problem: Self.problem, context)
        }
        let isDone = try await ports.dateNotes.change(
            note.id, to: draft, seen: Int(context.form.text("seen")) ?? 0, by: context.person.author,
            at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": isDone ? "changed" : "late"])
    }

    private func withdraw(_ context: PersonContext) async throws -> Response {
        let note = try await note(context)
        let isDone = try await ports.dateNotes.withdraw(
            note.id, seen: Int(context.form.text("seen")) ?? 0, by: context.person.author, at: ports.clock.now())
        return StaffPages.redirect(to: Self.path, ["done": isDone ? "withdrawn" : "late"])
    }

    /// The note that the path names, where it was not taken back.
    private func note(_ context: PersonContext) async throws -> DateNote {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let note = try await ports.dateNotes.note(RowID(rawValue: id))
        guard let note, !note.isWithdrawn else { throw StaffRefusal.notFound }
        return note
    }

    private func form(_ typed: PageForm, usualDay: String, _ note: DateNote? = nil) -> [String: Any] {
        let stands = ChannelChoice(kind: note?.channelKind, channel: note?.channel)
        let chosen = typed["channel"].map { ChannelChoice($0) } ?? stands
        return [
            "token": SecretToken().text, "from": typed["from"] ?? usualDay, "to": typed["to"] ?? note?.to ?? "",
            "text": typed["text"] ?? note?.text ?? "", "longest": String(DateNoteDraft.longestText),
            "channels": ChannelChoice.options(ports.channels, chosen: chosen),
        ]
    }

    private func row(_ note: DateNote, mayKeep: Bool) -> [String: Any] {
        var values: [String: Any] = [
            "id": note.id.description, "seen": String(note.version), "days": note.days, "text": note.text,
            "channel": ChannelChoice(kind: note.channelKind, channel: note.channel).title ?? "all",
            "author": note.author, "written": time.text(note.writtenAt), "is_withdrawn": note.isWithdrawn,
            "may_keep": mayKeep && !note.isWithdrawn,
        ]
        if let at = note.changedAt {
            values["changed"] =
                "\(note.isWithdrawn ? "Taken back" : "Changed") by \(note.changedBy ?? ""), \(time.text(at))"
        }
        return values
    }

    private static let problem = FormProblem(
        "text",
        "Enter the first day, a last day that is not before it, and a text of up to \(DateNoteDraft.longestText) letters."
    )

    private static func draft(_ form: PageForm) -> DateNoteDraft? {
        let choice = ChannelChoice(form.text("channel"))
        return DateNoteDraft(
            from: form.text("from"), to: form.text("to"), channelKind: choice.kind, channel: choice.channel,
            text: form.text("text"))
    }
}
