/// How the backups do that the gateway takes by itself.
package struct BackupHealth: Hashable, Sendable {
    /// How often one is to be taken.
    package var every: Duration
    /// When the newest whole one was begun, by whomever; nil where there is none.
    package var lastGood: Moment?
    /// Since when the gateway has taken care of them: where there is none yet, it may be late from then on.
    package var since: Moment
    /// Why the last attempt failed, in words for the operator; nil where it did not.
    package var failure: String?

    /// Blobs that the newest one lacks, because the store itself does.
    package var missing: Int

    package init(every: Duration, lastGood: Moment?, since: Moment, failure: String?, missing: Int = 0) {
        self.every = every
        self.lastGood = lastGood
        self.since = since
        self.failure = failure
        self.missing = missing
    }

    /// Whether a person must look: the newest is older than twice `every`, or there is none although it was tried.
    package func isOverdue(_ now: Moment) -> Bool {
        if lastGood == nil, failure != nil { return true }
        return now.since(lastGood ?? since) > every * 2
    }
}
