import Desk
import Foundation
import Intake

/// Reads `library.yaml` beside the templates: what the desk's library begins with. From then on it is kept at the desk.
struct LibraryReader {
    static let fileName = "library.yaml"

    let folder: URL
    /// How the folder is named in messages.
    let folderName: String
    let problems: ProblemList

    /// None where there is no such file.
    func drafts() -> [LibraryDraft] {
        let file = folder.appendingPathComponent(Self.fileName)
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        let name = "\(folderName)/\(Self.fileName)"
        let fields = SettingsFile.fields(at: file, name: name, known: ["entries"], problems: problems)
        let known = ["name", "kind", "type", "resolves", "texts"]
        return fields?.list("entries", known: known).map(draft) ?? []
    }

    private func draft(_ fields: SettingsFields) -> LibraryDraft {
        let languages = fields.fields("texts", known: Language.allCases.map(\.rawValue))
        var draft = LibraryDraft(
            kind: fields.choice("kind", default: .template), name: fields.required("name", example: "Thank you"),
            texts: [:], requestType: fields.text("type"), resolves: fields.flag("resolves", default: false))
        for language in Language.allCases {
            if languages.has(language.rawValue) { draft.texts[language] = languages.text(language.rawValue) }
        }
        for problem in draft.problems {
            switch problem {
            case .name: fields.complain("name", "must be of 1 to \(LibraryDraft.longestName) characters")
            case .noText: fields.complain("texts", "must have a text in one language at least")
            case .tooLong(let language):
                languages.complain(language.rawValue, "is over \(LibraryDraft.longestText) characters")
            case .unknownVariable(let name, let language):
                languages.complain(language.rawValue, "names the variable `\(name)`, which there is not")
            }
        }
        return draft
    }
}
