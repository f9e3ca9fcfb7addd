package import Intake

/// Search over everything that residents and staff wrote on requests.
package protocol SearchBook: Sendable {
    /// The newest first, each request once a page. What was written a second ago is there as a rule.
    ///
    /// - Parameters:
    ///   - department: only requests of this one; nil for all.
    ///   - place: from where; nil for the beginning, and then for the beginnings of words where the words as typed find little.
    ///   - limit: requests at most. There may be fewer and a next page all the same, where much had to be passed over.
    func search(
        _ query: SearchQuery, department: String?, from place: SearchPlace?, limit: Int
    ) async throws(StoreFailure) -> SearchPage
}
