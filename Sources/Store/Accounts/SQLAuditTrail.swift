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
