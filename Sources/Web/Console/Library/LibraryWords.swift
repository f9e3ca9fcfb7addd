import Desk
import Intake

/// An entry of the library as templates take it.
enum LibraryWords {
    static func row(_ entry: LibraryEntry, _ ports: LibraryPorts) -> [String: Any] {
        var values: [String: Any] = [
            "id": entry.id.description, "name": entry.draft.name, "kind": title(entry.draft.kind),
            "is_template": entry.draft.kind == .template, "resolves": entry.draft.resolves,
            "languages": Language.allCases.filter { entry.draft.texts[$0] != nil }.map(ConsoleWords.language)
                .joined(separator: ", "),
            "is_retired": entry.retiredAt != nil,
        ]
        if let type = entry.draft.requestType {
            values["type"] = ports.catalogue[type]?.name(in: .english, city: ports.city.language) ?? type
        }
        return values
    }

    static func title(_ kind: LibraryDraft.Kind) -> String {
        switch kind {
        case .template: "Template"
        case .article: "Article"
        }
    }

    static func text(_ problem: LibraryProblem) -> FormProblem {
        switch problem {
        case .name: FormProblem("name", "Enter a name of at most \(LibraryDraft.longestName) characters.")
        case .noText: FormProblem("text-en", "Write it in one language at least.")
        case .tooLong(let language):
            FormProblem(
                "text-\(language.rawValue)",
                "\(ConsoleWords.language(language)): at most \(LibraryDraft.longestText) characters.")
        case .unknownVariable(let name, let language):
            FormProblem(
                "text-\(language.rawValue)",
                "\(ConsoleWords.language(language)): there is no variable “\(name.prefix(40))”; see the list below.")
        }
    }
}
