package import Intake

/// The question which requests 311 has to chase.
package protocol FollowUpBook: Sendable {
    /// The most urgent first, and of these the oldest.
    ///
    /// - Parameter after: only what comes behind it.
    func entries(
        _ filter: FollowUpFilter, after: FollowUpPlace?, limit: Int
    ) async throws(StoreFailure) -> [FollowUpEntry]

    /// How many there are of each department, whatever department and reason the filter names; only departments that have any.
    func totals(_ filter: FollowUpFilter) async throws(StoreFailure) -> [FollowUpTotal]

    /// One request, also where it has no reason; nil where there is none of that number.
    func entry(of request: TrackingNumber, _ filter: FollowUpFilter) async throws(StoreFailure) -> FollowUpEntry?
}

extension FollowUpBook {
    /// Rows that one file has at most.
    package static var longestFile: Int { 20_000 }

    /// Everything that the filter holds, up to ``longestFile``.
    package func all(_ filter: FollowUpFilter) async throws(StoreFailure) -> [FollowUpEntry] {
        var all: [FollowUpEntry] = []
        while all.count < Self.longestFile {
            let more = try await entries(filter, after: all.last?.place, limit: 500)
            all += more
            if more.count < 500 { break }
        }
        return all
    }
}
