package import Intake

/// The requests that were open at a moment, for reading.
package protocol BacklogBook: Sendable {
    /// What was open at `end` of a part of everything, the oldest first: opened before it, and by then not closed, or opened again. Takes
    /// longer the further back it lies, since everything that was closed since is looked at.
    ///
    /// - Parameters:
    ///   - filter: its days do not matter.
    ///   - asOf: what was recorded from this moment on is left out; nil for nothing. Types and departments are those of now,
    ///     and nobody counts as answered, which is not known of the past.
    func open(
        at end: Moment, _ filter: FigureFilter, asOf: Moment?
    ) async throws(StoreFailure) -> [BacklogEntry]
}
