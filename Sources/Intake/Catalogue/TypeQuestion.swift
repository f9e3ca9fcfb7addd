/// Something that a request type asks, as the service catalogue has it (Open311 GeoReport v2, service definition: `attributes`).
package struct TypeQuestion: Hashable, Sendable {
    /// Beside each the `datatype` of the specification.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// One line: `string`.
        case line
        /// Several lines: `text`.
        case text
        /// `number`.
        case number
        /// A day and a time in the city: `datetime`.
        case time
        /// One of `options`: `singlevaluelist`.
        case choice
        /// Any of `options`: `multivaluelist`.
        case choices
        /// Nothing to answer, something to tell the resident: `variable` is false.
        case notice
    }

    /// Unique within its type, and the same in another type where it asks the same: the answer goes along when the type is changed.
    package var code: String
    package var text: String
    package var kind: Kind
    package var options: [String]
    /// Without its answer the request is not complete.
    package var isRequired: Bool

    package init(code: String, text: String, kind: Kind, options: [String] = [], isRequired: Bool = false) {
        self.code = code
        self.text = text
        self.kind = kind
        self.options = options
        self.isRequired = isRequired
    }

    /// Whether there is anything to answer, and it must be.
    package var needsAnswer: Bool { isRequired && kind != .notice }
}
