import Desk
import Intake

extension SQLAccountChanges {
    /// What a change did to the account that it was given.
    enum Change {
        case made(AuditAction, before: [String: String] = [:], after: [String: String] = [:])
        /// It was so already: nothing to tell.
        case unchanged
        case refused(AccountRefusal)
    }

    /// Reads an account, changes it and writes down what changed, in one transaction.
    ///
    /// - Parameter alsoDeactivated: whether one that is out of use can be changed so.
    func change(
        _ id: AccountID, by author: ChangeAuthor, at now: Moment, alsoDeactivated: Bool = false,
        _ make: @escaping @Sendable (Account, any SQLSession) throws(StoreFailure) -> Change
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let known = try AccountRows.account(id, session) else { return .refused(.unknownAccount) }
            guard known.deactivatedAt == nil || alsoDeactivated else { return .refused(.deactivated) }
            switch try make(known, session) {
            case .made(let action, let before, let after):
                try audit.write(
                    AuditEntry(
                        at: now, author: author, action: action, subject: .account(id), before: before, after: after),
                    session)
                return .done(id)
            case .unchanged: return .done(id)
            case .refused(let refusal): return .refused(refusal)
            }
        }
    }

    static func grant(
        _ roles: Set<Role>, to id: AccountID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        for role in Role.allCases where roles.contains(role) {
            try session.execute(insertRole, [.int64(id.rawValue), .text(role.rawValue), .moment(now)])
        }
    }

    /// The account's one link: an earlier one ends.
    static func keep(
        _ link: InvitationLink, for id: AccountID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(dropLink, [.int64(id.rawValue)])
        try session.execute(
            insertLink,
            [.bytes(link.token.hash), .int64(id.rawValue), .moment(now), .moment(link.expiresAt)])
    }

    /// In the order of the table of roles, for the audit trail.
    static func words(_ roles: Set<Role>) -> String {
        Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: " ")
    }

    static let insert = SQLStatement(
        """
        INSERT INTO account (id, name, display_name, department, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (name) DO NOTHING
        """)

    static let setDepartment = SQLStatement("UPDATE account SET department = $2 WHERE id = $1")

    static let rename = SQLStatement("UPDATE account SET display_name = $2 WHERE id = $1")

    static let setDeactivated = SQLStatement("UPDATE account SET deactivated_at = $2 WHERE id = $1")

    static let revokeAll = SQLStatement("DELETE FROM account_role WHERE account = $1")

    static let dropLink = SQLStatement("DELETE FROM invitation WHERE account = $1")

    static let insertRole = SQLStatement("INSERT INTO account_role (account, role, granted_at) VALUES ($1, $2, $3)")

    static let insertLink = SQLStatement(
        "INSERT INTO invitation (token_hash, account, made_at, expires_at) VALUES ($1, $2, $3, $4)")

    static let setPassword = SQLStatement("UPDATE account SET password = $2, password_at = $3 WHERE id = $1")

    static let setSecret = SQLStatement("UPDATE account SET code_secret = $2, code_step = $3 WHERE id = $1")

    static let dropRecoveryCodes = SQLStatement("DELETE FROM recovery_code WHERE account = $1")

    static let insertRecoveryCode = SQLStatement("INSERT INTO recovery_code (account, code_hash) VALUES ($1, $2)")
}
