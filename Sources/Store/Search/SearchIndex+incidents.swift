import Intake

/// What requests about one incident find each other by.
extension SearchIndex {
    /// The requests that have one of the traits, each with how much it shares.
    ///
    /// - Parameters:
    ///   - request: itself not among them; the nearest to it in time are taken.
    ///   - limit: of each trait, before it and after it.
    func requests(
        sharing traits: [IncidentTrait], around request: RowID, from first: RowID, to last: RowID, limit: Int
    ) async throws(StoreFailure) -> [RowID: Int] {
        try await database.read { session throws(StoreFailure) in
            var shared: [RowID: Int] = [:]
            for trait in Set(traits) {
                let key = SQLValue.int64(trait.rawValue)
                let before = try session.all(Self.sharingBefore, [key, .id(request), .id(first), .int(limit)]) {
                    $0.id(0)
                }
                let after = try session.all(Self.sharingAfter, [key, .id(request), .id(last), .int(limit)]) { $0.id(0) }
                for other in before + after { shared[other, default: 0] += trait.weight }
            }
            return shared
        }
    }

    static func keep(
        _ incidents: [(request: RowID, traits: [IncidentTrait])], _ session: any SQLSession
    ) throws(StoreFailure) {
        for (request, traits) in incidents {
            for trait in traits { try session.execute(addTrait, [.int64(trait.rawValue), .id(request)]) }
        }
    }

    static let sharingBefore = SQLStatement(
        """
        SELECT request FROM search_incident WHERE trait = $1 AND request < $2 AND request >= $3
        ORDER BY request DESC LIMIT $4
        """)

    static let sharingAfter = SQLStatement(
        """
        SELECT request FROM search_incident WHERE trait = $1 AND request > $2 AND request <= $3
        ORDER BY request LIMIT $4
        """)

    private static let addTrait = SQLStatement(
        "INSERT INTO search_incident (trait, request) VALUES ($1, $2) ON CONFLICT (trait, request) DO NOTHING")
}
