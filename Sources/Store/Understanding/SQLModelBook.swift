package import Intake

/// Learnt models in the table `learnt_model`.
package struct SQLModelBook: ModelBook {
    /// So many stay: one of a hundred megabytes would otherwise lie in every backup as often.
    private static let kept = 2

    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func newest(for purpose: ModelPurpose) async throws(StoreFailure) -> LearntModel? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.last, [.text(purpose.rawValue)]) {
                LearntModel(version: $0.int(0), madeAt: $0.moment(1), examples: $0.int(2), requests: $0.int(3))
            }
        }
    }

    package func bytes(of version: Int) async throws(StoreFailure) -> [UInt8]? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.bytes, [.int(version)]) { $0.bytes(0) }
        }
    }

    package func add(
        _ bytes: [UInt8], for purpose: ModelPurpose, examples: Int, requests: Int, at now: Moment
    ) async throws(StoreFailure) -> Int {
        try await database.write(.keep) { session throws(StoreFailure) in
            // Two that learn at once: the second's transaction runs again and takes the next number.
            let version = (try session.first(Self.highest, []) { $0.int(0) } ?? 0) + 1
            try session.write(
                Self.insert,
                [
                    .int(version), .text(purpose.rawValue), .moment(now), .int(examples), .int(requests), .bytes(bytes),
                ])
            try session.write(Self.remove, [.text(purpose.rawValue), .int(Self.kept)])
            return version
        }
    }

    package func judgedPairs(limit: Int) async throws(StoreFailure) -> [DuplicateExample] {
        try await database.read { session throws(StoreFailure) in try JudgedPairRows.read(limit: limit, session) }
    }

    package func examples(
        before: RowID?, limit: Int
    ) async throws(StoreFailure) -> [(request: RowID, example: Example)] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.examples, [.int64(before?.rawValue ?? .max), .int(limit)]) { row in
                let text = Understanding.examined(subject: row.optionalText(3), text: row.text(4))
                return (row.id(0), Example(text: text, label: row.text(1), department: row.text(2)))
            }
        }
    }

    package func decidedJunk(
        before: RowID?, limit: Int
    ) async throws(StoreFailure) -> [(request: RowID, decided: JunkLearning.Decided)] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.decidedJunk, [.int64(before?.rawValue ?? .max), .int(limit)]) { row in
                let text = Understanding.examined(subject: row.optionalText(2), text: row.text(3))
                return (row.id(0), JunkLearning.Decided(text: text, isJunk: row.flag(1)))
            }
        }
    }

    private static let last = SQLStatement(
        """
        SELECT version, made_at, examples, requests FROM learnt_model WHERE purpose = $1 ORDER BY version DESC LIMIT 1
        """)

    private static let highest = SQLStatement("SELECT version FROM learnt_model ORDER BY version DESC LIMIT 1")

    private static let bytes = SQLStatement("SELECT bytes FROM learnt_model WHERE version = $1")

    private static let insert = SQLStatement(
        """
        INSERT INTO learnt_model (version, purpose, made_at, examples, requests, bytes) VALUES ($1, $2, $3, $4, $5, $6)
        """)

    /// All but the newest $2 of a purpose.
    private static let remove = SQLStatement(
        """
        DELETE FROM learnt_model WHERE purpose = $1 AND version NOT IN (
            SELECT version FROM learnt_model WHERE purpose = $1 ORDER BY version DESC LIMIT $2)
        """)

    /// What its words alone told teaches nothing: a model would prove itself. Nor does a mail filter's mark, which anybody may write into a
    /// mail.
    private static let decidedJunk = SQLStatement(
        """
        SELECT s.id, CASE WHEN s.status = 'set_aside' THEN 1 ELSE 0 END, m.subject, m.text
        FROM service_request s JOIN message m ON m.id = (SELECT MIN(f.id) FROM message f WHERE f.request = s.id)
            LEFT JOIN work w ON w.request = s.id
        WHERE s.id < $1 AND m.automatic IS NULL AND m.entered_by IS NULL AND (
            (s.status = 'set_aside' AND w.closed_as = 'spam')
            OR (s.status = 'resolved' AND (w.closed_as = 'resolved' OR w.closed_as = 'not_ours'))
            OR ((s.status = 'triage' OR s.status = 'assigned') AND EXISTS (
                SELECT 1 FROM decision r WHERE r.message = m.id AND (r.kind = 'set_aside' OR r.kind = 'suspected')
                    AND r.undone_at IS NOT NULL)))
        ORDER BY s.id DESC LIMIT $2
        """)

    /// What the model chose by itself teaches nothing, unless a person chose the same.
    private static let examples = SQLStatement(
        """
        SELECT s.id, s.request_type, s.department, m.subject, m.text
        FROM service_request s JOIN message m ON m.id = (SELECT MIN(f.id) FROM message f WHERE f.request = s.id)
        WHERE s.id < $1 AND s.request_type IS NOT NULL
            AND (s.rule = 'person' OR (s.status = 'resolved' AND s.rule <> 'learnt'))
        ORDER BY s.id DESC LIMIT $2
        """)
}
