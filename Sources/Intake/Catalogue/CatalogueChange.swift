/// What became of one request type from one version of the catalogue to the next.
package struct CatalogueChange: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case added
        case changed
        /// Places nothing new, or is no longer in the catalogue.
        case retired
        /// Had been retired.
        case returned
    }

    package let code: String
    package let kind: Kind
    /// What is different, as the catalogue's columns are named; empty for what was added or left out.
    package let fields: [String]
    /// As it is now; nil where the catalogue no longer has it.
    package let type: RequestType?

    package init(code: String, kind: Kind, fields: [String], type: RequestType?) {
        self.code = code
        self.kind = kind
        self.fields = fields
        self.type = type
    }
}
