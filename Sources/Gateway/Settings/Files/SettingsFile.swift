import Foundation
import Yams

/// Reads one YAML file into its top mapping.
enum SettingsFile {
    /// A larger file is no settings file. Bytes.
    private static let limit = 1 << 20

    /// Nil where the file is missing, empty or no YAML: that is noted, and nothing in it can be missed.
    ///
    /// - Parameter name: how the file is named in messages.
    static func fields(at url: URL, name: String, known: [String], problems: ProblemList) -> SettingsFields? {
        node(at: url, name: name, problems: problems).map {
            SettingsFields($0, file: name, path: "", known: known, problems: problems)
        }
    }

    /// The text at a key of the top mapping, read alone: it decides how the rest is read. Nothing is noted.
    static func text(_ key: String, at url: URL) -> String? {
        node(at: url, name: "", problems: ProblemList())?.mapping?[key]?.string
    }

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
            var text = Substring(String(decoding: data, as: UTF8.self))
            // What Windows puts before the first line (Unicode §23.8) is no part of it.
            if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
            if let node = try Yams.compose(yaml: String(text)), node.null == nil {
                return node
            }
            problems.add("is empty", file: name)
            return nil
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
        case .duplicatedKeysInMapping(let keys, _):
            "the same key stands twice in one mapping: \(keys.sorted().joined(separator: ", "))"
        default: "is not YAML"
        }
    }

    private static func line(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }
}
