package import Desk
package import Intake

/// Accounts of a provider's identities.
package struct SQLFederatedSignIns: FederatedSignIns {
    /// Names that are tried for a new account, the second and later with a number.
    private static let namesTried = 50

    let database: any SQLDatabase
    private let ids: RowIDSource
    let audit: AuditRows

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = AuditRows(ids: ids)
    }

    package func signIn(_ proven: ProvenIdentity, at now: Moment) async throws(StoreFailure) -> FederatedOutcome {
        try await database.write(.keep) { session throws(StoreFailure) in
            let identity = proven.identity
            let found = try session.first(Self.find, [.text(identity.issuer), .text(identity.subject)]) {
                AccountID(rawValue: $0.int64(0))
            }
            guard let id = found else {
                guard !identity.roles.isEmpty else { return .noRole }
                return .signedIn(try make(proven, at: now, session))
            }
            guard let account = try AccountRows.account(id, session), account.deactivatedAt == nil else {
                return .deactivated
            }
            try update(account, identity.roles, proven.sealedRefresh, at: now, session)
            return identity.roles.isEmpty ? .noRole : .signedIn(id)
        }
    }

    package func due(
        before: Moment, after: FederatedCheck?, limit: Int
    ) async throws(StoreFailure) -> [FederatedCheck] {
        let place: [SQLValue] = [
            .moment(after?.checkedAt ?? Moment(milliseconds: 0)), .int64(after?.account.rawValue ?? 0),
        ]
        return try await database.read { session throws(StoreFailure) in
            try session.all(Self.due, [.moment(before)] + place + [.int(limit)]) {
                FederatedCheck(
                    account: AccountID(rawValue: $0.int64(0)), subject: $0.text(1),
                    sealedRefresh: $0.isNull(2) ? nil : $0.bytes(2), checkedAt: $0.moment(3))
            }
        }
    }

    package func keep(sealedRefresh: [UInt8], of account: AccountID) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            _ = try session.execute(Self.keep, [.int64(account.rawValue), .bytes(sealedRefresh)])
        }
    }

    package func checked(_ account: AccountID, roles: Set<Role>, at now: Moment) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let known = try AccountRows.account(account, session) else { return }
            try update(known, roles, nil, at: now, session)
        }
    }

    package func endSessions(of account: AccountID, at now: Moment) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            _ = try session.execute(SessionRows.endAll, [.int64(account.rawValue)])
            _ = try session.execute(Self.note, [.int64(account.rawValue), .moment(now), .null])
        }
    }

    /// An account of its own, under the first name that is free.
    private func make(
        _ proven: ProvenIdentity, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> AccountID {
        let identity = proven.identity
        let id = AccountID(rawValue: ids.next().rawValue)
        let wished = identity.preferredName.flatMap { SignInName($0) }?.text ?? "staff"
        let display = identity.displayName?.text ?? wished
        for number in 1...Self.namesTried {
            guard let name = SignInName(number == 1 ? wished : "\(wished.prefix(90)).\(number)") else { continue }
            let made = try session.execute(
                SQLAccountChanges.insert,
                [.int64(id.rawValue), .text(name.text), .text(display), .null, .moment(now)])
            guard made == 1 else { continue }
            try SQLAccountChanges.grant(identity.roles, to: id, at: now, session)
            let refresh = proven.sealedRefresh.map { SQLValue.bytes($0) } ?? .null
            try session.execute(
                Self.insert,
                [.text(identity.issuer), .text(identity.subject), .int64(id.rawValue), refresh, .moment(now)])
            try audit.write(
                AuditEntry(
                    at: now, author: .command, action: .accountFederated, subject: .account(id),
                    after: [
                        "name": name.text, "display_name": display, "provider": identity.issuer,
                        "roles": SQLAccountChanges.words(identity.roles),
                    ]), session)
            return id
        }
        throw StoreFailure(.refused, "no sign-in name is free for an identity of the provider")
    }

    private func update(
        _ account: Account, _ roles: Set<Role>, _ sealedRefresh: [UInt8]?, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let key = SQLValue.int64(account.id.rawValue)
        let refresh = sealedRefresh.map { SQLValue.bytes($0) } ?? .null
        try session.execute(Self.note, [key, .moment(now), refresh])
        if roles.isEmpty { try session.execute(SessionRows.endAll, [key]) }
        guard roles != account.roles else { return }
        try session.execute(SQLAccountChanges.revokeAll, [key])
        try SQLAccountChanges.grant(roles, to: account.id, at: now, session)
        try audit.write(
            AuditEntry(
                at: now, author: .command, action: .accountRolesChanged, subject: .account(account.id),
                before: ["roles": SQLAccountChanges.words(account.roles)],
                after: ["roles": SQLAccountChanges.words(roles), "by": "identity provider"]), session)
    }

    static let find = SQLStatement("SELECT account FROM federated_identity WHERE issuer = $1 AND subject = $2")

    private static let insert = SQLStatement(
        """
        INSERT INTO federated_identity (issuer, subject, account, sealed_refresh, checked_at)
        VALUES ($1, $2, $3, $4, $5)
        """)

    private static let note = SQLStatement(
        """
        UPDATE federated_identity SET checked_at = $2, sealed_refresh = COALESCE($3, sealed_refresh) WHERE account = $1
        """)

    private static let keep = SQLStatement("UPDATE federated_identity SET sealed_refresh = $2 WHERE account = $1")

    static let due = SQLStatement(
        """
        SELECT f.account, f.subject, f.sealed_refresh, f.checked_at FROM federated_identity f
        WHERE f.checked_at <= $1 AND f.checked_at >= $2 AND (f.checked_at > $2 OR f.account > $3)
            AND EXISTS (SELECT 1 FROM staff_session s WHERE s.account = f.account)
        ORDER BY f.checked_at, f.account LIMIT $4
        """)
}
