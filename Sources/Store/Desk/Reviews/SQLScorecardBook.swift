package import Desk
import Foundation
package import Intake

/// The desk's scorecards on a database: rows are added, and no statement changes one. The key of name and version decides between two who
/// define the same.
package struct SQLScorecardBook: ScorecardBook {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: AuditRows

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = AuditRows(ids: ids)
    }

    package func scorecards() async throws(StoreFailure) -> [KeptScorecard] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.newest, []) { row throws(StoreFailure) in try Self.card(row) }
        }
    }

    package func versions(of name: String) async throws(StoreFailure) -> [KeptScorecard] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.versions, [.text(name)]) { row throws(StoreFailure) in try Self.card(row) }
        }
    }

    package func define(
        _ card: Scorecard, over seen: Int, isRetired: Bool, form: String, by author: AccountID, at now: Moment
    ) async throws(StoreFailure) -> KeptScorecard? {
        guard let json = try? JSONEncoder().encode(card) else {
            throw StoreFailure(.refused, "a scorecard cannot be written")
        }
        return try await database.write(.keep) { session throws(StoreFailure) -> KeptScorecard? in
            let known = try session.first(Self.ofForm, [.text(form)]) { row throws(StoreFailure) in try Self.card(row) }
            if let known { return known }
            let all = try session.all(Self.versions, [.text(card.name)]) { row throws(StoreFailure) in
                try Self.card(row)
            }
            guard (all.first?.version ?? 0) == seen else { return nil }
            let kept = KeptScorecard(
                id: ids.next(), card: card, version: seen + 1, isRetired: isRetired, madeAt: now, madeBy: author)
            try session.execute(
                Self.insert,
                [
                    .id(kept.id), .text(form), .text(card.name), .int(kept.version),
                    .text(String(decoding: json, as: UTF8.self)), .flag(isRetired), .moment(now),
                    .int64(author.rawValue),
                ])
            try audit.write(
                AuditEntry(
                    at: now, author: .person(author), action: isRetired ? .scorecardRetired : .scorecardDefined,
                    subject: AuditSubject(kind: "scorecard", id: kept.id), before: Self.values(all.first),
                    after: Self.values(kept)), session)
            return kept
        }
    }

    private static func values(_ kept: KeptScorecard?) -> [String: String] {
        guard let kept else { return [:] }
        let questions = kept.card.questions.map { "\($0.text) (\($0.points)\($0.isCritical ? ", critical" : ""))" }
        return ["version": String(kept.version), "questions": questions.joined(separator: ", ")]
    }

    private static func card(_ row: borrowing SQLRow) throws(StoreFailure) -> KeptScorecard {
        guard let card = try? JSONDecoder().decode(Scorecard.self, from: Data(row.text(1).utf8)) else {
            throw StoreFailure(.damaged, "a scorecard cannot be read")
        }
        return KeptScorecard(
            id: row.id(0), card: card, version: row.int(2), isRetired: row.int(3) == 1, madeAt: row.moment(4),
            madeBy: AccountID(rawValue: row.int64(5)))
    }

    private static let newest = SQLStatement(
        """
        SELECT id, card, version, is_retired, made_at, made_by FROM scorecard c
        WHERE version = (SELECT MAX(version) FROM scorecard n WHERE n.name = c.name) ORDER BY name
        """)

    static let versions = SQLStatement(
        """
        SELECT id, card, version, is_retired, made_at, made_by FROM scorecard WHERE name = $1 ORDER BY version DESC
        """)

    private static let ofForm = SQLStatement(
        "SELECT id, card, version, is_retired, made_at, made_by FROM scorecard WHERE form = $1")

    private static let insert = SQLStatement(
        """
        INSERT INTO scorecard (id, form, name, version, card, is_retired, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)
}
