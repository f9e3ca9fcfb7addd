package import Desk
package import Intake

/// Sessions of the staff. One that ended has no row: the audit trail tells of it.
package struct SQLStaffSessions: StaffSessions {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: AuditRows
    private let limits: SessionLimits
    private let throttle: SignInThrottle

    package init(
        database: any SQLDatabase, ids: RowIDSource, limits: SessionLimits = SessionLimits(),
        throttle: SignInThrottle = SignInThrottle()
    ) {
        self.database = database
        self.ids = ids
        self.limits = limits
        self.throttle = throttle
        audit = AuditRows(ids: ids)
    }

    package func begin(
        _ token: SecretToken, for account: AccountID, stage: StaffSession.Stage, browser: String,
        providerSession: String?, at now: Moment
    ) async throws(StoreFailure) {
        let id = ids.next()
        try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(
                Self.insert,
                [
                    .id(id), .int64(account.rawValue), .bytes(token.hash), .text(stage.rawValue), .text(browser),
                    .moment(now), .optional(providerSession),
                ])
            guard stage == .signedIn else { return }
            try audit.write(
                AuditEntry(at: now, author: .person(account), action: .signedIn, subject: .account(account)), session)
        }
    }

    package func session(
        of token: SecretToken, at now: Moment
    ) async throws(StoreFailure) -> (session: StaffSession, account: Account)? {
        try await database.read { session throws(StoreFailure) in
            let found = try session.first(Self.find, [.bytes(token.hash)]) { row throws(StoreFailure) in
                try Self.session(row)
            }
            guard let found, limits.holds(found, at: now),
                let account = try AccountRows.account(found.account, session), account.deactivatedAt == nil
            else { return nil }
            return (found, account)
        }
    }

    package func touch(_ id: RowID, at now: Moment) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            _ = try session.execute(Self.touch, [.id(id), .moment(now)])
        }
    }

    package func sessions(of account: AccountID, at now: Moment) async throws(StoreFailure) -> [StaffSession] {
        let all = try await database.read { session throws(StoreFailure) in
            try session.all(Self.ofAccount, [.int64(account.rawValue)]) { row throws(StoreFailure) in
                try Self.session(row)
            }
        }
        return all.filter { $0.stage == .signedIn && limits.holds($0, at: now) }
    }

    package func end(_ id: RowID, of account: AccountID, at now: Moment) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            let stage = try session.first(Self.end, [.id(id), .int64(account.rawValue)]) { $0.text(0) }
            guard stage == StaffSession.Stage.signedIn.rawValue else { return }
            try audit.write(
                AuditEntry(at: now, author: .person(account), action: .sessionEnded, subject: .account(account)),
                session)
        }
    }

    package func sweep(at now: Moment) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            try session.execute(Self.sweepIdle, [.moment(now - limits.idle)])
            try session.execute(Self.sweepLinks, [.moment(now)])
            try session.execute(Self.sweepAttempts, [.moment(now - throttle.memory)])
            try session.execute(Self.sweepLogouts, [.moment(now - ProviderLogout.memory)])
        }
    }

    private static func session(_ row: borrowing SQLRow) throws(StoreFailure) -> StaffSession {
        guard let stage = StaffSession.Stage(rawValue: row.text(2)) else {
            throw StoreFailure(.damaged, "a session's stage cannot be read")
        }
        return StaffSession(
            id: row.id(0), account: AccountID(rawValue: row.int64(1)), stage: stage, browser: row.text(3),
            beganAt: row.moment(4), seenAt: row.moment(5))
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO staff_session (id, account, token_hash, stage, browser, began_at, seen_at, provider_session)
        VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
        """)

    static let find = SQLStatement(
        "SELECT id, account, stage, browser, began_at, seen_at FROM staff_session WHERE token_hash = $1")

    static let ofAccount = SQLStatement(
        """
        SELECT id, account, stage, browser, began_at, seen_at FROM staff_session WHERE account = $1 ORDER BY id DESC
        """)

    private static let touch = SQLStatement("UPDATE staff_session SET seen_at = $2 WHERE id = $1 AND seen_at < $2")

    private static let end = SQLStatement("DELETE FROM staff_session WHERE id = $1 AND account = $2 RETURNING stage")

    private static let sweepIdle = SQLStatement("DELETE FROM staff_session WHERE seen_at < $1")

    private static let sweepLinks = SQLStatement("DELETE FROM invitation WHERE expires_at < $1")

    private static let sweepLogouts = SQLStatement("DELETE FROM provider_logout WHERE at < $1")

    private static let sweepAttempts = SQLStatement("DELETE FROM sign_in_attempt WHERE last_at < $1")
}
