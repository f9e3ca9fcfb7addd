import Crypto
package import Desk
package import Intake

/// What signing in asks of the store.
package struct SQLSignIns: SignIns {
    private let database: any SQLDatabase
    private let audit: AuditRows
    private let throttle: SignInThrottle

    package init(database: any SQLDatabase, ids: RowIDSource, throttle: SignInThrottle = SignInThrottle()) {
        self.database = database
        self.throttle = throttle
        audit = AuditRows(ids: ids)
    }

    package func attempt(
        on name: SignInName, from origin: AttemptOrigin, at now: Moment
    ) async throws(StoreFailure) -> SignInThrottle.Verdict {
        let key = SQLValue.bytes(Self.hash(name, origin))
        return try await database.write(.keep) { session throws(StoreFailure) in
            let count = try session.first(Self.attempts, [key]) { row in
                SignInThrottle.Count(failures: row.int(0), notBefore: row.moment(1), lastAt: row.moment(2))
            }
            let verdict = throttle.attempt(count, at: now)
            if case .heard(let count) = verdict {
                try session.execute(
                    Self.count, [key, .int(count.failures), .moment(count.notBefore), .moment(count.lastAt)])
            }
            return verdict
        }
    }

    package func forgetAttempts(on name: SignInName, from origin: AttemptOrigin) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            _ = try session.execute(Self.forget, [.bytes(Self.hash(name, origin))])
        }
    }

    package func credentials(of name: SignInName) async throws(StoreFailure) -> Credentials? {
        try await credentials(Self.byName, .text(name.text))
    }

    package func credentials(of account: AccountID) async throws(StoreFailure) -> Credentials? {
        try await credentials(Self.byID, .int64(account.rawValue))
    }

    private func credentials(_ statement: SQLStatement, _ key: SQLValue) async throws(StoreFailure) -> Credentials? {
        try await database.read { session throws(StoreFailure) in
            try session.first(statement, [key]) { row throws(StoreFailure) in
                guard let name = SignInName(row.text(1)), let hash = PasswordHash(row.text(2)) else {
                    throw StoreFailure(.damaged, "an account's name or password hash cannot be read")
                }
                return Credentials(
                    account: AccountID(rawValue: row.int64(0)), name: name, password: hash,
                    secret: row.isNull(3) ? nil : CodeSecret(bytes: row.bytes(3)),
                    usedStep: row.isNull(4) ? nil : row.int64(4))
            }
        }
    }

    package func replace(
        _ old: PasswordHash, by new: PasswordHash, of account: AccountID
    ) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            _ = try session.execute(
                Self.replace, [.int64(account.rawValue), .text(old.description), .text(new.description)])
        }
    }

    package func useCode(step: Int64, of account: AccountID) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(Self.useStep, [.int64(account.rawValue), .int64(step)]) == 1
        }
    }

    package func useRecoveryCode(
        _ code: RecoveryCode, of account: AccountID, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard try session.execute(Self.useRecovery, [.int64(account.rawValue), .bytes(code.hash)]) == 1 else {
                return false
            }
            try audit.write(
                AuditEntry(at: now, author: .person(account), action: .recoveryCodeUsed, subject: .account(account)),
                session)
            return true
        }
    }

    /// Names that were tried stand as hashes: people type passwords where the name goes.
    static func hash(_ name: SignInName, _ origin: AttemptOrigin = .stranger) -> [UInt8] {
        var bytes = Array(name.text.utf8)
        // A name has no NUL.
        switch origin {
        case .stranger: break
        case .browser(let token): bytes += [0, 1] + token.hash
        case .session(let id): bytes += [0, 2] + Array(id.description.utf8)
        }
        return Array(SHA256.hash(data: bytes))
    }

    static let forget = SQLStatement("DELETE FROM sign_in_attempt WHERE name_hash = $1")

    private static let attempts = SQLStatement(
        "SELECT failures, not_before, last_at FROM sign_in_attempt WHERE name_hash = $1 {for_update}")

    private static let count = SQLStatement(
        """
        INSERT INTO sign_in_attempt (name_hash, failures, not_before, last_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (name_hash) DO UPDATE SET failures = $2, not_before = $3, last_at = $4
        """)

    static let byName = SQLStatement(
        """
        SELECT id, name, password, code_secret, code_step FROM account
        WHERE name = $1 AND password IS NOT NULL AND deactivated_at IS NULL
        """)

    private static let byID = SQLStatement(
        """
        SELECT id, name, password, code_secret, code_step FROM account
        WHERE id = $1 AND password IS NOT NULL AND deactivated_at IS NULL
        """)

    private static let replace = SQLStatement("UPDATE account SET password = $3 WHERE id = $1 AND password = $2")

    private static let useStep = SQLStatement(
        "UPDATE account SET code_step = $2 WHERE id = $1 AND code_secret IS NOT NULL AND code_step < $2")

    private static let useRecovery = SQLStatement("DELETE FROM recovery_code WHERE account = $1 AND code_hash = $2")
}
