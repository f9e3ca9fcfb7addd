/// A lease that is held until its moment.
package struct Lease: Hashable, Sendable {
    package let name: String
    package let owner: String
    package let until: Moment
    /// Grows by one with each taking: whoever shows an older one has lost the lease without knowing it yet.
    package let fence: Int64

    package init(name: String, owner: String, until: Moment, fence: Int64) {
        self.name = name
        self.owner = owner
        self.until = until
        self.fence = fence
    }
}
