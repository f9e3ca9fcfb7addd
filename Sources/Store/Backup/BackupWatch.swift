import Intake

/// How a backup, its check or a restore tells how far it is, and is told to stop.
package struct BackupWatch: Sendable {
    package enum Step: Sendable {
        /// Pages of 4 KiB, or rows, of about so many.
        case database(copied: Int, of: Int)
        case blobs(done: Int)
        /// The last word: looking at what was copied.
        case checking
    }

    let told: @Sendable (Step) -> Void
    let isStopped: @Sendable () -> Bool

    /// - Parameters:
    ///   - told: called often, on the working thread.
    ///   - isStopped: asked often; where it says yes, the work ends as `.unavailable`.
    package init(
        told: @escaping @Sendable (Step) -> Void = { _ in }, isStopped: @escaping @Sendable () -> Bool = { false }
    ) {
        self.told = told
        self.isStopped = isStopped
    }

    /// - Throws: `.unavailable` where the work is to end.
    func requireGoingOn() throws(StoreFailure) {
        if isStopped() { throw StoreFailure(.unavailable, "stopped before it was done") }
    }
}
