/// What stands behind a write queue. Called on the writer's thread only.
protocol Committer: Sendable {
    /// Commits what fits of one line's jobs, in one transaction.
    ///
    /// - Parameter isAwaited: whether somebody waits to keep something by now.
    func commit(_ jobs: [any WriteJob], isAwaited: @escaping () -> Bool) -> CommitReport
    /// The callers of the last commit have been answered: time for upkeep.
    func tidy()
    /// Nothing has been written for a while: time to give back what only speed needs. May take some milliseconds.
    func rest()
}
