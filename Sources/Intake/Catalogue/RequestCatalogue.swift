/// The city's service catalogue: its request types in their order. Where two types' keywords stand in a text, the earlier type wins.
package struct RequestCatalogue: Sendable {
    package let types: [RequestType]
    private let positions: [String: Int]

    /// Codes are unique: of two types with one code the first stays, and `RoutingRules` names the other as a problem.
    package init(_ types: [RequestType] = []) {
        self.types = types
        positions = Dictionary(types.enumerated().map { ($1.code, $0) }) { first, _ in first }
    }

    /// The type with this code, active or not.
    package subscript(code: String) -> RequestType? { positions[code].map { types[$0] } }

    /// Whether everybody may see a request of these types: its own, and those of what it was merged into, by which it stands and ends. A type
    /// that the catalogue does not have any more hides what was placed by it; where nobody told a type, nothing is shown of it.
    package func letsEverybodySee(_ codes: some Sequence<String?>) -> Bool {
        codes.allSatisfy { code in code.map { self[$0]?.isPublic ?? false } ?? true }
    }
}
