package import Intake

/// Search over everything that residents and staff wrote: on requests, and of contacts that count without one.
package protocol SearchBook: Sendable {
    /// The newest first, each request once a page. What was written a second ago is there as a rule.
    ///
    /// - Parameters:
    ///   - scope: among what: nobody finds what they may not see.
    ///   - place: from where; nil for the beginning, and then for the beginnings of words where the words as typed find little.
    ///   - limit: requests and contacts at most. There may be fewer and a next page all the same, where much had to be passed over.
    func search(
        _ query: SearchQuery, in scope: SearchScope, from place: SearchPlace?, limit: Int
    ) async throws(StoreFailure) -> SearchPage
}
