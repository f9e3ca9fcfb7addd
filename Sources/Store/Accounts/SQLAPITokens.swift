package import Desk
package import Intake

/// Tokens of programs.
package struct SQLAPITokens: APITokens {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: AuditRows

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = AuditRows(ids: ids)
    }

    package func make(
        _ secret: SecretToken, name: DisplayName, scopes: Set<Permission>, expiresAt: Moment, by author: ChangeAuthor,
        at now: Moment
    ) async throws(StoreFailure) -> RowID {
        let id = ids.next()
        let words = Permission.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: " ")
        try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(
                Self.insert,
                [
                    .id(id), .bytes(secret.hash), .text(name.text), .text(words), .moment(now), .moment(expiresAt),
                ])
            try audit.write(
                AuditEntry(
                    at: now, author: author, action: .tokenMade, subject: AuditSubject(kind: "api_token", id: id),
                    after: ["name": name.text, "scopes": words, "expires": "\(expiresAt.milliseconds)"]), session)
        }
        return id
    }

    package func token(of secret: SecretToken, at now: Moment) async throws(StoreFailure) -> APIToken? {
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(Self.find, [.bytes(secret.hash)]) { row throws(StoreFailure) in try Self.token(row) }
        }
        guard let found, found.holds(at: now) else { return nil }
        return found
    }

    package func touch(_ id: RowID, at now: Moment) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            _ = try session.execute(Self.touch, [.id(id), .moment(now)])
        }
    }

    package func all() async throws(StoreFailure) -> [APIToken] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.list, []) { row throws(StoreFailure) in try Self.token(row) }
        }
    }

    package func revoke(_ id: RowID, by author: ChangeAuthor, at now: Moment) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard try session.execute(Self.revoke, [.id(id), .moment(now)]) == 1 else { return false }
            try audit.write(
                AuditEntry(
                    at: now, author: author, action: .tokenRevoked, subject: AuditSubject(kind: "api_token", id: id)),
                session)
            return true
        }
    }

    private static func token(_ row: borrowing SQLRow) throws(StoreFailure) -> APIToken {
        guard let name = DisplayName(row.text(1)) else {
            throw StoreFailure(.damaged, "a token's name cannot be read")
        }
        // A permission that this binary does not know allows nothing.
        let scopes = row.text(2).split(separator: " ").compactMap { Permission(rawValue: String($0)) }
        return APIToken(
            id: row.id(0), name: name, scopes: Set(scopes), madeAt: row.moment(3), expiresAt: row.moment(4),
            usedAt: row.optionalMoment(5), revokedAt: row.optionalMoment(6))
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO api_token (id, secret_hash, name, scopes, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let find = SQLStatement(
        """
        SELECT id, name, scopes, made_at, expires_at, used_at, revoked_at FROM api_token WHERE secret_hash = $1
        """)

    private static let list = SQLStatement(
        "SELECT id, name, scopes, made_at, expires_at, used_at, revoked_at FROM api_token ORDER BY id DESC")

    private static let touch = SQLStatement("UPDATE api_token SET used_at = $2 WHERE id = $1")

    private static let revoke = SQLStatement(
        "UPDATE api_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
}
