package import Intake

/// What is set aside, and what may be junk: kept, readable, and put back by people (promise 10).
package protocol JunkBook: Sendable {
    /// The newest first, at most `filter.limit`.
    func entries(_ filter: JunkFilter) async throws(StoreFailure) -> [JunkEntry]
}
