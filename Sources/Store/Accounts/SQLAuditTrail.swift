package import Desk
import Foundation
package import Intake

/// The audit trail, for reading.
package struct SQLAuditTrail: AuditTrail {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func entries(
        of subject: AuditSubject?, before: RowID?, limit: Int
    ) async throws(StoreFailure) -> [(id: RowID, entry: AuditEntry)] {
        let last = SQLValue.int64(before?.rawValue ?? .max)
        return try await database.read { session throws(StoreFailure) in
            guard let subject else {
                return try session.all(Self.newest, [last, .int(limit)]) { row throws(StoreFailure) in
                    (id: row.id(0), entry: try Self.entry(row))
                }
            }
            let values: [SQLValue] = [.text(subject.kind), .id(subject.id), last, .int(limit)]
            return try session.all(Self.ofSubject, values) { row throws(StoreFailure) in
                (id: row.id(0), entry: try Self.entry(row))
            }
        }
    }

    package func names(of subjects: Set<AuditSubject>) async throws(StoreFailure) -> [AuditSubject: String] {
        try await database.read { session throws(StoreFailure) in
            var names: [AuditSubject: String] = [:]
            for subject in subjects {
                guard let statement = Self.names[subject.kind] else { continue }
                let name = try session.first(statement, [.id(subject.id)]) { $0.optionalText(0) } ?? nil
                names[subject] = name.map { Self.numbered.contains(subject.kind) ? Self.spelled($0) : $0 }
            }
            return names
        }
    }

    private static func spelled(_ symbols: String) -> String { TrackingNumber(symbols)?.description ?? symbols }

    private static func entry(_ row: borrowing SQLRow) throws(StoreFailure) -> AuditEntry {
        let author: ChangeAuthor = row.isNull(2) ? .command : .person(AccountID(rawValue: row.int64(2)))
        return AuditEntry(
            at: row.moment(1), author: author, action: AuditAction(rawValue: row.text(3)),
            subject: AuditSubject(kind: row.text(4), id: row.id(5)), before: try values(row.text(6)),
            after: try values(row.text(7)))
    }

    private static func values(_ json: String) throws(StoreFailure) -> [String: String] {
        guard let values = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else {
            throw StoreFailure(.damaged, "an audit entry's values cannot be read")
        }
        return values
    }

    /// Kinds whose name is a request's tracking number.
    private static let numbered: Set = ["service_request", "received", "review"]

    /// By the subject's kind: gives one name.
    static let names: [String: SQLStatement] = [
        "service_request": SQLStatement("SELECT tracking_number FROM service_request WHERE id = $1"),
        // Nobody's, where it was only counted.
        "received": SQLContactDesk.result,
        "review": SQLStatement(
            "SELECT s.tracking_number FROM review r JOIN service_request s ON s.id = r.request WHERE r.id = $1"),
        "review_draw": SQLStatement("SELECT first_day || ' to ' || last_day FROM review_draw WHERE id = $1"),
        "scorecard": SQLStatement("SELECT name FROM scorecard WHERE id = $1"),
        "action_record": SQLStatement("SELECT kind || ' of ' || day FROM action_record WHERE id = $1"),
        "figure_target": SQLStatement("SELECT measure FROM figure_target WHERE id = $1"),
        "date_note": SQLStatement(
            "SELECT from_day FROM date_note_version WHERE note = $1 ORDER BY version DESC LIMIT 1"),
        "milestone": SQLStatement("SELECT kind || ' of ' || day FROM milestone WHERE id = $1"),
        "team": SQLStatement("SELECT name FROM team WHERE id = $1"),
        "library": SQLStatement("SELECT name FROM library WHERE id = $1"),
        "api_token": SQLStatement("SELECT name FROM api_token WHERE id = $1"),
    ]

    static let newest = SQLStatement(
        """
        SELECT id, at, author, action, subject_kind, subject, before_values, after_values FROM audit
        WHERE id < $1 ORDER BY id DESC LIMIT $2
        """)

    static let ofSubject = SQLStatement(
        """
        SELECT id, at, author, action, subject_kind, subject, before_values, after_values FROM audit
        WHERE subject_kind = $1 AND subject = $2 AND id < $3 ORDER BY id DESC LIMIT $4
        """)
}
