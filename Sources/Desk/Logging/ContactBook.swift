package import Intake

/// Reads contacts that count without a case.
package protocol ContactBook: Sendable {
    /// Nil where there is none of this id, or it has a case.
    func contact(_ id: RowID) async throws(StoreFailure) -> ContactStory?
}
