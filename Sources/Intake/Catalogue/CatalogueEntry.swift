/// What became of one request type in one version of the catalogue, as it is kept.
package struct CatalogueEntry: Hashable, Sendable {
    package let code: String
    package let kind: CatalogueChange.Kind
    /// The columns that are different.
    package let fields: [String]
    /// The type as JSON; nil where the catalogue no longer has it.
    package let definition: String?

    package init(code: String, kind: CatalogueChange.Kind, fields: [String], definition: String?) {
        self.code = code
        self.kind = kind
        self.fields = fields
        self.definition = definition
    }
}
