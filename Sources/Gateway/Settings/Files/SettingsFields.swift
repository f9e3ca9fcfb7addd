import Wire
import Yams

/// A mapping of a YAML file, read key by key. Every mistake is noted with its line, and reading goes on with a value that
/// lets the rest be checked; whoever began the reading throws when there was any.
struct SettingsFields {
    let file: String
    let line: Int?
    /// Where in the file's tree this mapping stands, e.g. `imap`.
    let path: String
    let problems: ProblemList
    /// False where something else stands in its place.
    let isMapping: Bool
    private let nodes: [String: Node]
    private let keyLines: [String: Int]

    /// - Parameters:
    ///   - line: where the mapping's key stands, for what is missing in it.
    ///   - known: the keys that may stand here (`SettingsReference`).
    init(_ node: Node?, file: String, line: Int? = nil, path: String, known: [String], problems: ProblemList) {
        self.file = file
        self.path = path
        self.problems = problems
        self.line = line ?? node?.mark?.line
        isMapping = node?.mapping != nil
        guard let mapping = node?.mapping else {
            if let node, node.null == nil {
                problems.add(
                    "\(path.isEmpty ? "the file" : path) must be a mapping of keys to values", file: file,
                    line: node.mark?.line)
            }
            nodes = [:]
            keyLines = [:]
            return
        }
        var nodes: [String: Node] = [:]
        var keyLines: [String: Int] = [:]
        for (key, value) in mapping {
            guard let name = key.string else { continue }
            if !known.contains(name) {
                problems.add(
                    "unknown setting `\(name)`\(Self.advice(name, known))", file: file, line: key.mark?.line)
            }
            nodes[name] = value
            keyLines[name] = key.mark?.line
        }
        self.nodes = nodes
        self.keyLines = keyLines
    }

    func has(_ key: String) -> Bool { nodes[key] != nil }

    /// Where the key stands; where the mapping does, if it has none.
    func line(of key: String) -> Int? { keyLines[key] ?? line }

    /// The mapping below `key`; an empty one where there is none.
    func fields(_ key: String, known: [String]) -> SettingsFields {
        SettingsFields(
            nodes[key], file: file, line: keyLines[key] ?? line, path: full(key), known: known, problems: problems)
    }

    /// The mappings of the list below `key`.
    func list(_ key: String, known: [String]) -> [SettingsFields] {
        guard let node = nodes[key] else { return [] }
        guard let sequence = node.sequence else {
            complain(key, "must be a list")
            return []
        }
        return sequence.map { SettingsFields($0, file: file, path: full(key), known: known, problems: problems) }
    }

    func text(_ key: String) -> String? {
        guard let node = nodes[key] else { return nil }
        guard node.null == nil, let text = node.scalar?.string, !text.isEmpty else {
            complain(key, "must be a text")
            return nil
        }
        return text
    }

    func text(_ key: String, default value: String) -> String { text(key) ?? value }

    /// A text that must be there.
    func required(_ key: String, example: String) -> String {
        if let text = text(key) { return text }
        if !has(key) { problems.add("`\(full(key))` is missing, e.g. `\(key): \(example)`", file: file, line: line) }
        return ""
    }

    /// As people write it: YAML 1.1 would take `0120` for 80 and `1:30` for 90.
    func integer(_ key: String, default value: Int, in range: ClosedRange<Int>) -> Int {
        guard let node = nodes[key] else { return value }
        guard let text = node.scalar?.string, let number = Int(text), range.contains(number), String(number) == text
        else {
            complain(key, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            return value
        }
        return number
    }

    func flag(_ key: String, default value: Bool) -> Bool {
        guard let node = nodes[key] else { return value }
        guard let flag = node.bool else {
            complain(key, "must be true or false")
            return value
        }
        return flag
    }

    /// One text or a list of texts.
    func texts(_ key: String) -> [String] {
        guard let node = nodes[key] else { return [] }
        if let sequence = node.sequence {
            let texts = sequence.compactMap { $0.scalar?.string }
            if texts.count != sequence.count { complain(key, "must be a list of texts") }
            return texts
        }
        return text(key).map { [$0] } ?? []
    }

    /// A list of addresses or networks, as `10.0.0.0/8`.
    func ranges(_ key: String) -> [String] {
        let texts = texts(key)
        for text in texts where AddressRange(text) == nil {
            complain(key, "must be addresses or networks such as 127.0.0.1 or 10.0.0.0/8; `\(text)` is none")
        }
        return texts
    }

    /// A list of origins, as `https://www.example.gov`.
    func origins(_ key: String) -> [String] {
        let texts = texts(key)
        for text in texts where WebOrigin(text) == nil {
            complain(
                key, "must be origins such as https://www.example.gov, without a path; `\(text)` is none")
        }
        return texts
    }

    /// `30s`, `5m`, `24h` or `7d`.
    func duration(_ key: String, default value: Duration) -> Duration {
        guard has(key), let text = text(key) else { return value }
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), count > 0,
            count <= 1_000_000
        else {
            complain(key, "must be a time such as 30s, 5m, 24h or 7d")
            return value
        }
        return .seconds(count * unit)
    }

    /// One of a fixed set of words.
    func choice<Value: RawRepresentable & CaseIterable>(
        _ key: String, default value: Value
    ) -> Value where Value.RawValue == String {
        guard has(key), let text = text(key) else { return value }
        if let choice = Value(rawValue: text) { return choice }
        let words = Value.allCases.map(\.rawValue)
        let near = Nearest.word(to: text, in: words).map { "; did you mean `\($0)`?" } ?? ""
        complain(key, "must be one of \(words.joined(separator: ", "))\(near)")
        return value
    }

    /// Notes that the value of `key` is wrong.
    func complain(_ key: String, _ message: String) {
        problems.add("`\(full(key))` \(message)", file: file, line: line(of: key))
    }

    private func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// What to do about an unknown key.
    private static func advice(_ name: String, _ known: [String]) -> String {
        if known.contains("\(name)_file") {
            return "; a secret never stands in YAML: name its file with `\(name)_file`, or `\(name)_env`"
        }
        return Nearest.word(to: name, in: known).map { "; did you mean `\($0)`?" }
            ?? "; known here: \(known.sorted().joined(separator: ", "))"
    }
}
