import Intake

/// Runs bodies in one transaction and commits once. A body that throws is undone alone: then all run again, each in a savepoint of
/// its own. Where the engine gives up the transaction (disk full, I/O error, connection lost) or the commit fails, all that ran fail with
/// that error, and what did not run goes back to wait. Where another node's transaction was in the way, the first half runs again, and the
/// rest goes back to wait: the fewer there are, the less are in each other's way.
struct CommitGroup<Session: WriteSession> {
    private let session: Session
    private let limits: WriteLimits
    private let attempts: Int
    private var report = CommitReport()
    /// Bodies that ran and stand in the open transaction.
    private var pending: [any WriteJob] = []

    /// - Parameter attempts: how often at most the bodies are run, the first time included, while other transactions are in the way.
    init(session: Session, limits: WriteLimits, attempts: Int = 1) {
        self.session = session
        self.limits = limits
        self.attempts = attempts
    }

    /// Commits what fits of `jobs`. Every body taken is reported as durable or as failed.
    mutating func commit(_ jobs: [any WriteJob]) -> CommitReport {
        var jobs = jobs
        var attempt = 1
        while true {
            var report = commitOnce(jobs)
            report.repeated = attempt - 1
            guard session.metConflict, report.durable.isEmpty, attempt < attempts else { return report }
            jobs = Array(jobs.prefix(max(1, jobs.count / 2)))
            WorkerThread.pause(.milliseconds(Int.random(in: 0...(1 << min(attempt, 7)))))
            attempt += 1
        }
    }

    private mutating func commitOnce(_ jobs: [any WriteJob]) -> CommitReport {
        (report, pending) = (CommitReport(), [])
        do throws(StoreFailure) {
            try session.beginWriting()
        } catch {
            session.rollback()
            return CommitReport(failing: jobs, error)
        }
        do throws(StoreFailure) {
            if try !runTogether(jobs) { try runEachInSavepoint(jobs) }
            try finish()
        } catch {
            session.rollback()
            lose(pending, error)
        }
        return report
    }

    /// Runs the bodies without savepoints, which cost as much again as keeping a text does: SQLite copies each page that is changed after
    /// one. Nearly always none throws.
    ///
    /// - Returns: false where one threw: the transaction was begun anew and is empty.
    /// - Throws: where it could not be begun anew.
    private mutating func runTogether(_ jobs: [any WriteJob]) throws(StoreFailure) -> Bool {
        let start = ContinuousClock.now
        do throws(StoreFailure) {
            for (index, job) in jobs.enumerated() {
                if index > 0, ContinuousClock.now - start > limits.timePerCommit { break }
                try job.run(session)
                // It has passed over an error that ended the transaction.
                guard !session.isOver else { throw StoreFailure(.unavailable, "a body has lost the transaction") }
                pending.append(job)
            }
            report.taken = pending.count
            return true
        } catch {
            guard !session.metConflict else {
                (report.taken, pending) = (jobs.count, jobs)
                throw error
            }
            session.rollback()
            pending = []
            do throws(StoreFailure) {
                try session.beginWriting()
            } catch {
                report.taken = jobs.count
                pending = jobs
                throw error
            }
            return false
        }
    }

    /// - Throws: the error that ended the transaction; the body that met it stands in `pending`.
    private mutating func runEachInSavepoint(_ jobs: [any WriteJob]) throws(StoreFailure) {
        let start = ContinuousClock.now
        for (index, job) in jobs.enumerated() {
            if index > 0, ContinuousClock.now - start > limits.timePerCommit { return }
            report.taken += 1
            do throws(StoreFailure) {
                try session.savepoint { () throws(StoreFailure) in try job.run(session) }
                pending.append(job)
            } catch {
                guard !session.isOver else {
                    pending.append(job)
                    throw error
                }
                report.undone += 1
                report.failed.append((job, error))
            }
        }
    }

    private mutating func finish() throws(StoreFailure) {
        guard !pending.isEmpty else { return session.rollback() }
        do throws(StoreFailure) {
            try session.commit()
            succeed(pending)
        } catch {
            // Refused at the commit: a deferred constraint, which one body broke. Alone, each shows whether it was the one.
            guard error.code == .refused, pending.count > 1 else { throw error }
            session.rollback()
            commitEachAlone()
        }
    }

    private mutating func commitEachAlone() {
        for job in pending {
            do throws(StoreFailure) {
                try session.beginWriting()
                try job.run(session)
                try session.commit()
                succeed([job])
            } catch {
                session.rollback()
                lose([job], error)
            }
        }
    }

    private mutating func succeed(_ jobs: [any WriteJob]) {
        report.commits += 1
        report.largestCommit = max(report.largestCommit, jobs.count)
        report.durable += jobs
    }

    private mutating func lose(_ jobs: [any WriteJob], _ failure: StoreFailure) {
        report.lost += jobs.count
        for job in jobs { report.failed.append((job, failure)) }
    }
}
