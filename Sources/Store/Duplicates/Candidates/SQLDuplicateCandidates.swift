package import Desk
package import Intake

/// Candidates in two steps: the index beside the store gives the requests that share a trait, and the store says what they are.
package struct SQLDuplicateCandidates: DuplicateCandidates {
    /// Requests of one trait that are looked at on either side in time, the nearest first: a word that thousands wrote tells nothing.
    private static let mostOfTrait = 40
    /// Requests that are read; those that share the most go first.
    private static let mostRead = 60

    private let database: any SQLDatabase
    private let index: SearchIndex

    /// - Parameter database: the store's.
    package init(database: any SQLDatabase, index: SearchIndex) {
        self.database = database
        self.index = index
    }

    package func around(
        _ number: TrackingNumber, days: Int, in scope: SearchScope
    ) async throws(StoreFailure) -> (request: DuplicateCandidate, others: [DuplicateCandidate])? {
        let request = try await database.read { session throws(StoreFailure) in
            try CandidateRows.find(number, session)
        }
        guard let request else { return nil }
        let others = try await candidates(for: request, days: days, in: scope)
        return (request, others)
    }

    /// What shares a trait with a request; also one that is not filed, whose id says only when it was written.
    package func candidates(
        for request: DuplicateCandidate, days: Int, in scope: SearchScope
    ) async throws(StoreFailure) -> [DuplicateCandidate] {
        let traits = IncidentTrait.sought(for: request.report)
        let window = Duration.seconds(days * 86_400)
        let drawn = RowIDSource.moment(of: request.request)
        let shared = try await index.requests(
            sharing: traits, around: request.request, from: RowIDSource.first(at: drawn - window),
            to: RowIDSource.first(at: drawn + window), limit: Self.mostOfTrait)
        let ranked = shared.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(Self.mostRead).map(\.key)
        return try await database.read { session throws(StoreFailure) in
            var candidates: [DuplicateCandidate] = []
            for id in ranked {
                guard let other = try CandidateRows.find(id, session), scope.holds(department: other.department)
                else { continue }
                candidates.append(other)
            }
            return candidates
        }
    }
}
