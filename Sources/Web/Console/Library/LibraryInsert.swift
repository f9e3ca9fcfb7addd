import Desk
import HTTPTypes
import Hummingbird
import Intake
import NIOCore
import Reports

/// Puts the library's words into an answer on a request's page: by a script where there is one, else by drawing the page again.
struct LibraryInsert: Sendable {
    /// Entries that a request's page shows at once.
    private static let most = 12

    let requests: RequestPages

    private var library: LibraryPorts { requests.ports.tools.library }

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/library") { request, context in try await find(request, context) }
        writers.post("/desk/requests/{number}/library/{entry}") { request, context in
            try await insert(request, context)
        }
    }

    /// What the page shows of the library: what was looked for, else the templates, those of the request's own type first.
    func values(_ found: RequestDetail, typed: String = "") async throws -> [String: Any] {
        let search = LibrarySearch(try await library.book.entries(alsoRetired: false))
        let language = found.summary.language
        var entries = search.find(typed, kind: typed.isEmpty ? .template : nil, in: language, limit: Self.most * 4)
        if typed.isEmpty, let type = found.summary.placement.requestType {
            entries = entries.filter { $0.draft.requestType == type } + entries.filter { $0.draft.requestType != type }
        }
        return [
            "find": typed, "is_searched": !typed.isEmpty, "is_empty": entries.isEmpty,
            "entries": entries.prefix(Self.most).map { entry in
                var values = LibraryWords.row(entry, library)
                let words = entry.draft.text(in: language, city: library.city.language)
                values["preview"] = words.map { String($0.text.prefix(160)) }
                if let words, words.language != language {
                    values["other_language"] = ConsoleWords.language(words.language)
                }
                return values
            },
        ]
    }

    private func find(_ request: Request, _ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let typed = String(context.form.text("find").prefix(SearchQuery.longest))
        if request.uri.queryParameters.get("part") == "list" {
            var values = try await values(found, typed: typed)
            values["number"] = found.summary.trackingNumber.description
            return requests.pages.page("library-list", title: "", values, for: context)
        }
        let told = RequestPages.Told(text: context.form.text("text"), library: typed)
        return try await requests.page(found, told, for: context)
    }

    private func insert(_ request: Request, _ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let id = context.parameters.get("entry", as: Int64.self) else { throw StaffRefusal.notFound }
        let known = try await library.book.entry(RowID(rawValue: id))
        let language = found.summary.language
        guard let entry = known, let words = entry.draft.text(in: language, city: library.city.language) else {
            throw StaffRefusal.notFound
        }
        let told = try await giveType(of: entry, to: found, by: context.person)
        let filled = AnswerText(words.text).filled(variables(found, language, context.person))
        if request.uri.queryParameters.get("part") == "text" {
            return try Self.response(InsertedWords(text: filled, resolves: entry.draft.resolves, told: told))
        }
        let typed = context.form.text("text")
        let drawn = RequestPages.Told(
            text: typed.isEmpty ? filled : typed + "\n\n" + filled, notice: told, resolves: entry.draft.resolves)
        return try await requests.page(try await requests.find(context), drawn, for: context)
    }

    /// A template may say what the request is about. Who has it, and where it stands in line, stays.
    ///
    /// - Returns: what to tell its author; nil where nothing changed.
    private func giveType(
        of entry: LibraryEntry, to found: RequestDetail, by person: StaffPerson
    ) async throws -> String? {
        let (ports, number) = (requests.ports, found.summary.trackingNumber)
        let standing = try await ports.changes.standing(of: number)
        guard entry.draft.kind == .template, let code = entry.draft.requestType, let type = library.catalogue[code],
            type.isActive, let standing, standing.isOpen, standing.requestType != code
        else { return nil }
        let details = RequestDetails(
            requestType: code, department: standing.department, queue: standing.queue, priority: standing.priority,
            place: standing.place)
        let outcome = try await ports.changes.change(
            number, .details(details), seen: standing.version, note: nil, by: person.changer,
            decide: ports.changing.verdict)
        guard outcome == .done else { return nil }
        return "The request type is now “\(type.name(in: .english, city: library.city.language))”."
    }

    /// The words of an entry for a request, in its language; nil where the entry has none.
    func filled(_ entry: LibraryEntry, on found: RequestDetail, by person: StaffPerson) -> String? {
        let language = found.summary.language
        return entry.draft.text(in: language, city: library.city.language).map {
            AnswerText($0.text).filled(variables(found, language, person))
        }
    }

    private func variables(
        _ found: RequestDetail, _ language: Language, _ person: StaffPerson
    ) -> [AnswerVariable: String] {
        let summary = found.summary
        let own = found.messages.last { !$0.isUnconfirmed && $0.automatic == nil }
        let type = summary.placement.requestType.flatMap { library.catalogue[$0] }
        return [
            .residentName: own?.senderName ?? "", .trackingNumber: summary.trackingNumber.description,
            .requestType: type?.name(in: language, city: library.city.language) ?? "",
            .department: summary.placement.department, .agent: person.firstName, .city: library.city.name,
            .service: library.city.service, .phone: library.city.phone,
        ]
    }

    private static func response(_ words: InsertedWords) throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try words.json())))
    }
}
