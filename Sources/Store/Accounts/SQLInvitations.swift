package import Desk
package import Intake

/// Links that were given out.
package struct SQLInvitations: Invitations {
    private let database: any SQLDatabase
    private let audit: AuditRows

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        audit = AuditRows(ids: ids)
    }

    package func account(invitedBy token: SecretToken, at now: Moment) async throws(StoreFailure) -> Account? {
        try await database.read { session throws(StoreFailure) in
            guard let id = try session.first(Self.find, [.bytes(token.hash), .moment(now)], { $0.int64(0) }) else {
                return nil
            }
            return try AccountRows.account(AccountID(rawValue: id), session)
        }
    }

    package func accept(
        _ token: SecretToken, displayName: DisplayName, password: PasswordHash, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        try await database.write(.keep) { session throws(StoreFailure) in
            // Of two at once one deletes the row.
            guard let raw = try session.first(Self.take, [.bytes(token.hash), .moment(now)], { $0.int64(0) }),
                let known = try AccountRows.account(AccountID(rawValue: raw), session), known.deactivatedAt == nil
            else { return .refused(.linkGone) }
            let key = SQLValue.int64(raw)
            try session.execute(SQLAccountChanges.rename, [key, .text(displayName.text)])
            try session.execute(SQLAccountChanges.setPassword, [key, .text(password.description), .moment(now)])
            try session.execute(SessionRows.endAll, [key])
            try session.execute(SQLSignIns.forget, [.bytes(SQLSignIns.hash(known.name))])
            try audit.write(
                AuditEntry(
                    at: now, author: .person(known.id), action: .invitationAccepted, subject: .account(known.id),
                    before: ["display_name": known.displayName.text], after: ["display_name": displayName.text]),
                session)
            return .done(known.id)
        }
    }

    static let find = SQLStatement("SELECT account FROM invitation WHERE token_hash = $1 AND expires_at > $2")

    private static let take = SQLStatement(
        "DELETE FROM invitation WHERE token_hash = $1 AND expires_at > $2 RETURNING account")
}
