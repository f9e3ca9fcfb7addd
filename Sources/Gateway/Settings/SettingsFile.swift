import Foundation
import Yams

/// Reads one YAML file into its top mapping.
enum SettingsFile {
    /// A larger file is no settings file. Bytes.
    private static let limit = 1 << 20

    /// - Parameter name: how the file is named in messages.
    static func fields(
        at url: URL, name: String, known: [String], problems: ProblemList
    ) -> SettingsFields {
        SettingsFields(
            node(at: url, name: name, problems: problems), file: name, path: "", known: known, problems: problems)
    }

    /// Nil where the file is missing or is no YAML, which is noted.
    private static func node(at url: URL, name: String, problems: ProblemList) -> Node? {
        guard let data = try? Data(contentsOf: url) else {
            problems.add("cannot be read; does it exist, and may intake read it?", file: name)
            return nil
        }
        guard data.count <= limit else {
            problems.add("is over 1 MB", file: name)
            return nil
        }
        do {
            return try Yams.compose(yaml: String(decoding: data, as: UTF8.self))
        } catch let error as YamlError {
            problems.add(describe(error), file: name, line: line(of: error))
            return nil
        } catch {
            problems.add("is not YAML", file: name)
            return nil
        }
    }

    private static func describe(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            "is not YAML here: \(problem)"
        case .duplicatedKeysInMapping: "the same key stands twice in one mapping"
        default: "is not YAML"
        }
    }

    private static func line(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}
