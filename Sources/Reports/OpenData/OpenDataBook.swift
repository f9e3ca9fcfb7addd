package import Intake

/// Service requests for the city's open data.
package protocol OpenDataBook: Sendable {
    /// Requests that have a type and were not set aside, in the order of their opening.
    ///
    /// - Parameters:
    ///   - span: when they were opened.
    ///   - last: the one after which to go on, with its opening; nil for the first.
    func requests(
        opened span: Range<Moment>, after last: OpenRequest?, limit: Int
    ) async throws(StoreFailure) -> [OpenRequest]
}
