/// A street's name taken apart: `School Street` is `School` and a street; `Broadway` is all name.
package struct StreetName: Hashable, Sendable {
    /// Without the type, as the city writes it.
    package let name: String
    package let type: StreetType?

    package init(name: String, type: StreetType?) {
        self.name = name
        self.type = type
    }

    /// Takes the last word for the type where it is one and not the only word.
    package init(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        if words.count > 1, let last = words.last, let type = StreetType(word: last) {
            name = words.dropLast().joined(separator: " ")
            self.type = type
        } else {
            name = words.joined(separator: " ")
            type = nil
        }
    }

    /// As it is written out: `School Street`.
    package var text: String { type.map { "\(name) \($0.rawValue)" } ?? name }
}
