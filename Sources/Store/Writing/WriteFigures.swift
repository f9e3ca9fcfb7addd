/// What the write queue has done since it was opened: for metrics and for tests.
package struct WriteFigures: Sendable, Hashable {
    /// Transactions committed, each one sync of the log.
    package var commits = 0
    /// Bodies that those commits made durable.
    package var bodies = 0
    /// Bodies undone because they threw.
    package var undone = 0
    /// Bodies lost because their whole commit failed; their callers were told so.
    package var lost = 0
    /// Transactions run again because another node's was in their way.
    package var repeated = 0
    /// Bodies refused because too many waited.
    package var refused = 0
    /// The most bodies that one commit carried.
    package var largestCommit = 0
    /// Bodies waiting now.
    package var waitingToKeep = 0
    package var waitingToFile = 0

    package init() {}
}
