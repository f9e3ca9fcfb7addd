/// What stands behind a write queue. Called on the writer's thread only.
protocol Committer: Sendable {
    /// Commits what fits of both lines, in one transaction.
    func commit(keep: [any WriteJob], file: [any WriteJob]) -> CommitReport
    /// The callers of the last commit have been answered: time for upkeep.
    func tidy()
}
