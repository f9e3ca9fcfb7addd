import Desk
import Intake

/// The form of a library's entry: as it is, or as somebody typed it.
struct LibraryForm {
    let id: RowID?
    let form: String
    let version: Int
    let draft: LibraryDraft

    init(entry: LibraryEntry?) {
        id = entry?.id
        form = SecretToken().text
        version = entry?.version ?? 0
        draft = entry?.draft ?? LibraryDraft(kind: .template, name: "", texts: [:])
    }

    /// - Throws: `badForm` where it lacks what its page always sends.
    init(_ page: PageForm, id: RowID?, _ ports: LibraryPorts) throws(StaffRefusal) {
        guard let form = page["form"], (1...64).contains(form.utf8.count), let version = Int(page.text("version")),
            let kind = LibraryDraft.Kind(rawValue: page.text("kind"))
        else { throw .badForm }
        self.id = id
        self.form = form
        self.version = version
        var draft = LibraryDraft(
            kind: kind, name: page.text("name").split(whereSeparator: \.isWhitespace).joined(separator: " "),
            texts: [:])
        for language in Language.allCases {
            let text = page.text("text-\(language.rawValue)").replacing("\r\n", with: "\n")
            if text.contains(where: { !$0.isWhitespace }) { draft.texts[language] = text }
        }
        draft.requestType = ports.catalogue[page.text("type")]?.code
        draft.resolves = kind == .template && page["resolves"] == "yes"
        self.draft = draft
    }

    var problems: [FormProblem] { draft.problems.map(LibraryWords.text) }

    func values(_ ports: LibraryPorts) -> [String: Any] {
        let types = ports.catalogue.types.filter { $0.isActive || $0.code == draft.requestType }
        return [
            "form": form, "version": String(version), "name": draft.name, "resolves": draft.resolves,
            "action": id.map { "\(LibraryRoutes.path)/\($0)/edit" } ?? "\(LibraryRoutes.path)/new",
            "back": id.map { "\(LibraryRoutes.path)/\($0)" } ?? LibraryRoutes.path,
            "kinds": LibraryDraft.Kind.allCases.map {
                ["value": $0.rawValue, "title": LibraryWords.title($0), "chosen": $0 == draft.kind] as [String: Any]
            },
            "types": types.map { type in
                [
                    "code": type.code, "name": type.name(in: .english, city: ports.city.language),
                    "chosen": type.code == draft.requestType,
                ] as [String: Any]
            },
            "texts": Language.allCases.map { language in
                [
                    "code": language.rawValue, "language": ConsoleWords.language(language),
                    "text": draft.texts[language] ?? "",
                ]
            },
            "variables": AnswerVariable.allCases.map { ["name": $0.rawValue, "meaning": $0.meaning] },
        ]
    }
}
