/// What the catalogue itself says of its types, as examples to learn from: all that is known on the first day.
package enum CatalogueExamples {
    /// Names, description and keywords of each active type.
    package static func examples(of types: [RequestType]) -> [Example] {
        types.filter(\.isActive).flatMap { type in
            texts(of: type).map { Example(text: $0, label: type.code, department: type.department) }
        }
    }

    private static func texts(of type: RequestType) -> [String] {
        let names = Language.allCases.compactMap { type.names[$0] }
        let keywords = type.keywords.map { $0.hasSuffix("*") ? String($0.dropLast()) : $0 }
        let whole = [type.names[.english] ?? "", type.summary, keywords.joined(separator: " ")].joined(separator: ". ")
        return (names + [type.summary, whole] + keywords).filter { !$0.isEmpty }
    }
}
