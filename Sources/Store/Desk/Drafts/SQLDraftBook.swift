package import Desk
package import Intake

/// Answers in progress.
package struct SQLDraftBook: DraftBook {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func keep(
        _ text: String, on request: TrackingNumber, by agent: AgentID, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        guard text.utf16.count <= AnswerInProgress.longest else { return false }
        let isEmpty = text.allSatisfy(\.isWhitespace)
        return try await database.write(.keep, bytes: text.utf8.count) { session throws(StoreFailure) -> Bool in
            let found = try session.first(Self.request, [.text(request.symbols)]) { $0.id(0) }
            guard let id = found else { return false }
            if isEmpty {
                try Self.remove(on: id, of: agent, session)
            } else {
                try session.execute(Self.upsert, [.agent(agent), .id(id), .text(text), .moment(now)])
            }
            return true
        }
    }

    package func draft(
        on request: TrackingNumber, of agent: AgentID
    ) async throws(StoreFailure) -> AnswerInProgress? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.find, [.text(request.symbols), .agent(agent)]) {
                AnswerInProgress(text: $0.text(0), keptAt: $0.moment(1))
            }
        }
    }

    static func remove(on request: RowID, of agent: AgentID, _ session: any SQLSession) throws(StoreFailure) {
        try session.execute(delete, [.agent(agent), .id(request)])
    }

    private static let request = SQLStatement("SELECT id FROM service_request WHERE tracking_number = $1")

    private static let upsert = SQLStatement(
        """
        INSERT INTO draft (author, request, text, kept_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (author, request) DO UPDATE SET text = excluded.text, kept_at = excluded.kept_at
        """)

    private static let delete = SQLStatement("DELETE FROM draft WHERE author = $1 AND request = $2")

    static let find = SQLStatement(
        """
        SELECT d.text, d.kept_at FROM service_request s JOIN draft d ON d.request = s.id AND d.author = $2
        WHERE s.tracking_number = $1
        """)
}
