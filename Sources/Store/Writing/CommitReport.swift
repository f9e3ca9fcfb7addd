import Intake

/// What became of the bodies that were offered for one commit.
struct CommitReport {
    /// How many were run; the rest go back to wait.
    var taken = 0
    var commits = 0
    var largestCommit = 0
    var undone = 0
    var lost = 0
    var repeated = 0
    var durable: [any WriteJob] = []
    var failed: [(job: any WriteJob, failure: StoreFailure)] = []
}

extension CommitReport {
    /// None of them could be run.
    init(failing jobs: [any WriteJob], _ failure: StoreFailure) {
        taken = jobs.count
        lost = jobs.count
        failed = jobs.map { ($0, failure) }
    }
}

extension WriteFigures {
    mutating func add(_ report: CommitReport) {
        commits += report.commits
        bodies += report.durable.count
        undone += report.undone
        lost += report.lost
        repeated += report.repeated
        largestCommit = max(largestCommit, report.largestCommit)
    }
}
