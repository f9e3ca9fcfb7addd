package import Intake

/// Service requests, for reading.
package protocol RequestBook: Sendable {
    /// The newest requests first, at most `filter.limit`.
    func requests(_ filter: RequestFilter) async throws(StoreFailure) -> [RequestSummary]

    /// One request with all that hangs on it; nil where there is none. Texts are without what lets residents in (`ResidentLinks.withoutKeys`).
    func request(_ number: TrackingNumber) async throws(StoreFailure) -> RequestDetail?
}
