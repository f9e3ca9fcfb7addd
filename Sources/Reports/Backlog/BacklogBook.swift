package import Intake

/// The requests that were open at a moment, for reading.
package protocol BacklogBook: Sendable {
    /// What was open at `end` of a part of everything, the oldest first: opened before it, and by then not closed, or opened again. Takes
    /// longer the further back it lies, since everything that was closed since is looked at.
    ///
    /// - Parameter filter: its days do not matter.
    func open(at end: Moment, _ filter: FigureFilter) async throws(StoreFailure) -> [BacklogEntry]
}
