import Desk
import Hummingbird
import Intake

/// `/desk/library`: what the city has ready to say. Everybody at the desk reads it; supervisors and administrators keep it.
struct LibraryRoutes: Sendable {
    static let path = "/desk/library"
    /// Entries of a list at most.
    private static let most = 100

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    private var library: LibraryPorts { ports.tools.library }

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.requestRead))
        readers.get("/desk/library") { _, context in try await list(context) }
        readers.post("/desk/library") { _, context in try await list(context) }
        readers.get("/desk/library/{id}") { request, context in
            try await entry(context, notice: Self.notice(request.uri.queryParameters.get("done")))
        }
        let keepers = people.group("").add(middleware: Requires(.library))
        keepers.get("/desk/library/new") { _, context in try await edit(nil, context) }
        keepers.post("/desk/library/new") { _, context in try await add(context) }
        keepers.get("/desk/library/{id}/edit") { _, context in try await edit(try await known(context), context) }
        keepers.post("/desk/library/{id}/edit") { _, context in try await change(context) }
        keepers.post("/desk/library/{id}/retire") { _, context in try await retire(true, context) }
        keepers.post("/desk/library/{id}/restore") { _, context in try await retire(false, context) }
    }

    private static func notice(_ done: String?) -> String? {
        switch done {
        case "kept": "Kept. Answers begun from now on use it so."
        case "retired": "Out of use: nobody is offered it any more."
        case "restored": "In use again."
        default: nil
        }
    }

    // MARK: - Reading

    /// What is looked for comes in a form's body: it may be a resident's words (promise 14).
    private func list(_ context: PersonContext) async throws -> Response {
        let typed = String(context.form.text("q").prefix(SearchQuery.longest))
        let mayKeep = context.person.may(.library)
        let isOfAll = typed.isEmpty && mayKeep
        let entries = try await library.book.entries(alsoRetired: isOfAll)
        let found =
            isOfAll
            ? Array(entries.prefix(Self.most))
            : LibrarySearch(entries).find(typed, in: library.city.language, limit: Self.most)
        return pages.page(
            "library", title: "Library",
            [
                "q": typed, "entries": found.map { LibraryWords.row($0, library) }, "is_empty": found.isEmpty,
                "may_keep": mayKeep,
            ], for: context)
    }

    private func known(_ context: PersonContext) async throws -> LibraryEntry {
        guard let id = context.parameters.get("id", as: Int64.self) else { throw StaffRefusal.notFound }
        let entry = try await library.book.entry(RowID(rawValue: id))
        guard let entry else { throw StaffRefusal.notFound }
        return entry
    }

    private func entry(
        _ context: PersonContext, notice: String? = nil, problem: String? = nil
    ) async throws -> Response {
        let entry = try await known(context)
        var values = LibraryWords.row(entry, library)
        values["texts"] = Language.allCases.compactMap { language in
            entry.draft.texts[language].map {
                ["language": ConsoleWords.language(language), "code": language.rawValue, "text": $0]
            }
        }
        values["changed"] = time.text(entry.changedAt)
        values["may_keep"] = context.person.may(.library)
        values["notice"] = notice
        return pages.page(
            "library-entry", title: entry.draft.name, values,
            problems: problem.map { [FormProblem("main", $0)] } ?? [], for: context)
    }

    // MARK: - Keeping

    private func edit(
        _ entry: LibraryEntry?, _ context: PersonContext, form: LibraryForm? = nil, problems: [FormProblem] = []
    ) async throws -> Response {
        let form = form ?? LibraryForm(entry: entry)
        return pages.page(
            "library-edit", title: entry.map { "Change “\($0.draft.name)”" } ?? "A new entry",
            form.values(library), problems: problems, for: context)
    }

    private func add(_ context: PersonContext) async throws -> Response {
        let form = try LibraryForm(context.form, id: nil, library)
        guard form.problems.isEmpty else { return try await edit(nil, context, form: form, problems: form.problems) }
        let outcome = try await library.book.add(
            form.draft, form: form.form, by: context.person.author, at: ports.clock.now())
        guard case .done(let id) = outcome else { throw StaffRefusal.notFound }
        return StaffPages.redirect(to: "\(Self.path)/\(id)", ["done": "kept"])
    }

    private func change(_ context: PersonContext) async throws -> Response {
        let entry = try await known(context)
        let form = try LibraryForm(context.form, id: entry.id, library)
        guard form.problems.isEmpty else { return try await edit(entry, context, form: form, problems: form.problems) }
        let outcome = try await library.book.change(
            entry.id, to: form.draft, version: form.version, by: context.person.author, at: ports.clock.now())
        switch outcome {
        case .done(let id): return StaffPages.redirect(to: "\(Self.path)/\(id)", ["done": "kept"])
        case .unknown: throw StaffRefusal.notFound
        case .overtaken:
            let problem = FormProblem(
                "name", "Somebody changed it meanwhile. Copy what you wrote, open it again, and put it in.")
            return try await edit(entry, context, form: form, problems: [problem])
        }
    }

    private func retire(_ isRetired: Bool, _ context: PersonContext) async throws -> Response {
        let entry = try await known(context)
        _ = try await library.book.setRetired(
            isRetired, entry.id, by: context.person.author, at: ports.clock.now())
        return StaffPages.redirect(
            to: "\(Self.path)/\(entry.id)", ["done": isRetired ? "retired" : "restored"])
    }
}
