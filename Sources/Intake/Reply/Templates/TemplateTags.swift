/// Looks through a template's tags for what would go wrong later without a word: a misspelt variable renders as nothing.
struct TemplateTags {
    /// A problem and its line, counted from 1.
    typealias Problem = (line: Int, reason: String)

    /// Sections, variables, comments and the current item; partials and blocks would need files of their own, and other
    /// delimiters would hide tags from this check.
    private static let refused: [Character: String] = [
        ">": "partials", "<": "inheritance", "$": "blocks", "=": "other delimiters", "%": "pragmas",
    ]

    static func problems(in text: String) -> [Problem] {
        var problems: [Problem] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line
            while let open = rest.firstRange(of: "{{") {
                guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                    problems.append((number + 1, "a tag is not closed in its line"))
                    break
                }
                if let reason = problem(of: rest[open.upperBound..<close.lowerBound]) {
                    problems.append((number + 1, reason))
                }
                rest = rest[close.upperBound...]
            }
        }
        return problems
    }

    private static func problem(of tag: Substring) -> String? {
        guard let sigil = tag.first else { return "an empty tag" }
        if let name = refused[sigil] { return "\(name) are not available here" }
        if sigil == "!" { return nil }
        let name = tag.drop { "#^/&{ ".contains($0) }.prefix { $0 != " " && $0 != "}" }
        if name == "." || TemplateVariable(rawValue: String(name)) != nil { return nil }
        let known = TemplateVariable.allCases.map(\.rawValue).joined(separator: ", ")
        return "unknown variable '\(name)'; known are \(known)"
    }
}
