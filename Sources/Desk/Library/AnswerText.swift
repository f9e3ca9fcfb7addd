/// A text of the library, taken apart: words, and variables as `{{resident_name|there}}`, where what follows the bar stands in for a
/// value that is not known.
package struct AnswerText: Sendable {
    private enum Part {
        case words(Substring)
        case variable(name: String, otherwise: String)
    }

    private let parts: [Part]

    package init(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            parts.append(.words(rest[..<open.lowerBound]))
            let inner = rest[open.upperBound..<close.lowerBound]
            let halves = inner.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            parts.append(
                .variable(
                    name: halves.first.map(Self.trimmed) ?? "", otherwise: halves.count > 1 ? String(halves[1]) : ""))
            rest = rest[close.upperBound...]
        }
        parts.append(.words(rest))
        self.parts = parts
    }

    /// The names in braces that are no variables.
    package var unknown: [String] {
        parts.compactMap { part in
            guard case .variable(let name, _) = part, AnswerVariable(rawValue: name) == nil else { return nil }
            return name
        }
    }

    /// With the values filled in. A value is put in as it stands: what is in braces there is no variable.
    package func filled(_ values: [AnswerVariable: String]) -> String {
        parts.map { part in
            switch part {
            case .words(let words): return String(words)
            case .variable(let name, let otherwise):
                let value = AnswerVariable(rawValue: name).flatMap { values[$0] } ?? ""
                return value.isEmpty ? otherwise : value
            }
        }.joined()
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
