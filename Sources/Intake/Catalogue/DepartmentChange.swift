/// What became of a department in one version of the catalogue: whether it works with 311, and by which queues.
package struct DepartmentChange: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The first request type is its, or one is again.
        case onboarded
        /// Its requests wait in other queues.
        case changed
        /// No request type is its any more.
        case left
    }

    package let department: String
    package let kind: Kind
    /// By then, in alphabetical order.
    package let queues: [String]
    /// Request types that are its by then.
    package let types: Int
    /// The version's.
    package let version: Int
    package let madeAt: Moment
}
