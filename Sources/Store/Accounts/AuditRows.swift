package import Desk
import Foundation
package import Intake

/// Writes the audit trail. Entries are added and read, never changed: no statement here or elsewhere updates or deletes one.
package struct AuditRows: Sendable {
    private let ids: RowIDSource

    package init(ids: RowIDSource) { self.ids = ids }

    /// Adds an entry within the transaction that makes the change.
    package func write(_ entry: AuditEntry, _ session: any SQLSession) throws(StoreFailure) {
        let (kind, author): (String, SQLValue) =
            switch entry.author {
            case .person(let id): ("person", .int64(id.rawValue))
            case .command: ("command", .null)
            }
        try session.execute(
            Self.insert,
            [
                .id(ids.next()), .moment(entry.at), .text(kind), author, .text(entry.action.rawValue),
                .text(entry.subject.kind), .id(entry.subject.id), .text(try Self.json(entry.before)),
                .text(try Self.json(entry.after)),
            ])
    }

    static func json(_ values: [String: String]) throws(StoreFailure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(values) else {
            throw StoreFailure(.refused, "an audit entry's values cannot be written")
        }
        return String(decoding: data, as: UTF8.self)
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO audit (id, at, author_kind, author, action, subject_kind, subject, before_values, after_values)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)
}
