/// How many of a department's requests are to be followed up, by reason. One with two reasons counts under each.
package struct FollowUpTotal: Hashable, Sendable {
    package var department: String
    package var counts: [FollowUpReason: Int]

    package init(department: String, counts: [FollowUpReason: Int]) {
        self.department = department
        self.counts = counts
    }
}
