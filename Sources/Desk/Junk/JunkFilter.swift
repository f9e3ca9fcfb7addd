package import Intake

/// Which part of the list of junk is read.
package struct JunkFilter: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// In a queue, and perhaps junk.
        case suspected
        /// Set aside as spam, by whomever.
        case spam
        /// Set aside since a machine wrote it.
        case automatic
    }

    package var kind: Kind
    /// Only this department's; nil for all.
    package var department: String?
    /// Only those from before it: the next page.
    package var before: RowID?
    package var limit: Int

    package init(kind: Kind, department: String? = nil, before: RowID? = nil, limit: Int = 50) {
        self.kind = kind
        self.department = department
        self.before = before
        self.limit = limit
    }
}
