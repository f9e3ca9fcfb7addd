/// What staff decided of a contact when they logged it. A message of the resident's own has none.
package struct StaffEntry: Hashable, Sendable {
    package var kind: ContactKind
    /// The code of the request type that they chose.
    package var requestType: String?
    /// The request that they say it is about.
    package var joins: RowID?

    package init(kind: ContactKind, requestType: String? = nil, joins: RowID? = nil) {
        self.kind = kind
        self.requestType = requestType
        self.joins = joins
    }
}
