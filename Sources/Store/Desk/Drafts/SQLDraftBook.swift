package import Desk
package import Intake

/// Answers and notes in progress.
package struct SQLDraftBook: DraftBook {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func keep(
        _ text: String, as kind: DraftKind, form: String, on request: TrackingNumber, by agent: AgentID, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        guard text.utf16.count <= kind.longest else { return false }
        let isEmpty = text.allSatisfy(\.isWhitespace)
        return try await database.write(.keep, bytes: text.utf8.count) { session throws(StoreFailure) -> Bool in
            let found = try session.first(Self.request, [.text(request.symbols)]) { $0.id(0) }
            guard let id = found else { return false }
            if isEmpty {
                try Self.remove(kind, on: id, of: agent, session)
            } else if try session.first(Self.written(kind), [.text(form)], { $0.id(0) }) == nil {
                try session.execute(Self.upsert(kind), [.agent(agent), .id(id), .text(text), .moment(now)])
            }
            return true
        }
    }

    package func draft(
        _ kind: DraftKind, on request: TrackingNumber, of agent: AgentID
    ) async throws(StoreFailure) -> AnswerInProgress? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.find(kind), [.text(request.symbols), .agent(agent)]) {
                AnswerInProgress(text: $0.text(0), keptAt: $0.moment(1))
            }
        }
    }

    static func remove(
        _ kind: DraftKind, on request: RowID, of agent: AgentID, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(kind == .answer ? delete : deleteNote, [.agent(agent), .id(request)])
    }

    private static let request = SQLStatement("SELECT id FROM service_request WHERE tracking_number = $1")

    private static func written(_ kind: DraftKind) -> SQLStatement { kind == .answer ? answer : note }

    static let answer = SQLStatement("SELECT id FROM answer WHERE form = $1")

    static let note = SQLStatement("SELECT id FROM note WHERE form = $1")

    private static func upsert(_ kind: DraftKind) -> SQLStatement { kind == .answer ? upsert : upsertNote }

    private static func find(_ kind: DraftKind) -> SQLStatement { kind == .answer ? find : findNote }

    private static let upsertNote = SQLStatement(
        """
        INSERT INTO note_draft (author, request, text, kept_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (author, request) DO UPDATE SET text = excluded.text, kept_at = excluded.kept_at
        """)

    private static let deleteNote = SQLStatement("DELETE FROM note_draft WHERE author = $1 AND request = $2")

    static let findNote = SQLStatement(
        """
        SELECT d.text, d.kept_at FROM service_request s JOIN note_draft d ON d.request = s.id AND d.author = $2
        WHERE s.tracking_number = $1
        """)

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
