import Foundation
import TestKit

/// The project's pages, as text.
struct Documents {
    /// Where each kind of thing is listed; `all` is searched for names that do not exist.
    let readme: String
    let channels: String
    let templates: String
    let all: [(name: String, text: String)]

    init() throws {
        let root = Repository.folder
        var names = ["README.md"]
        for folder in ["channels", "deploy", "templates"] {
            let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            while let name = found?.nextObject() as? String {
                if name.hasSuffix(".md"), !name.hasPrefix("sandbox/run") { names.append("\(folder)/\(name)") }
            }
        }
        all = try names.map { ($0, try Repository.text($0)) }
        readme = try Repository.text("README.md")
        channels = try Repository.text("channels/README.md")
        templates = try Repository.text("templates/README.md")
    }

    /// The cells of the tables below a heading, without their header, up to the next heading. Nil where there is no such heading.
    static func rows(below heading: String, in text: String) -> [[String]]? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("#") && $0.drop { $0 == "#" } == " " + heading })
        else {
            return nil
        }
        let part = lines[(start + 1)...].prefix { !$0.hasPrefix("#") }.filter { $0.hasPrefix("|") }
        return part.dropFirst(2).map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// What stands in code: between backquotes, and lines that are set in by four spaces.
    static func code(in text: String) -> [String] {
        let spans = text.matches(of: #/`([^`\n]+)`/#).map { String($0.1) }
        let blocks = text.split(separator: "\n").filter { $0.hasPrefix("    ") }
        return spans + blocks.map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
