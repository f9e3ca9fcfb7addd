import Intake

/// How a move tells how far it is, and is told to stop.
package struct MoveWatch: Sendable {
    package enum Step: Sendable {
        /// Rows of all tables, of so many.
        case copying(table: String, done: Int, of: Int)
        /// The same, read again on both sides.
        case comparing(table: String, done: Int, of: Int)
        case recounting
    }

    let told: @Sendable (Step) -> Void
    let isStopped: @Sendable () -> Bool

    /// - Parameters:
    ///   - told: called after each batch of rows.
    ///   - isStopped: asked before each; where it says yes, the move ends as `.unavailable` and can be gone on with.
    package init(
        told: @escaping @Sendable (Step) -> Void = { _ in }, isStopped: @escaping @Sendable () -> Bool = { false }
    ) {
        self.told = told
        self.isStopped = isStopped
    }

    /// - Throws: `.unavailable` where the work is to end.
    func requireGoingOn() throws(StoreFailure) {
        if isStopped() { throw StoreFailure(.unavailable, "stopped; the same command goes on from here") }
    }
}
