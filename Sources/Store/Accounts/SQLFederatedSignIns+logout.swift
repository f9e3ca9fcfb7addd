package import Desk
package import Intake

extension SQLFederatedSignIns {
    package func end(_ logout: ProviderLogout, at now: Moment) async throws(StoreFailure) -> LogoutOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> LogoutOutcome in
            let taken = try session.execute(
                Self.take, [.text(logout.issuer), .text(logout.tokenID), .moment(now)])
            guard taken == 1 else { return .repeated }
            var ended = 0
            for account in try Self.accounts(logout, session) {
                let number = try Self.end(logout, of: account, session)
                guard number > 0 else { continue }
                ended += number
                try audit.write(
                    AuditEntry(
                        at: now, author: .command, action: .sessionEnded, subject: .account(account),
                        after: ["by": "identity provider", "sessions": String(number)]), session)
            }
            return .ended(ended)
        }
    }

    /// Whom it may be about: the person whom it names, else whoever began a session with the one that it names.
    private static func accounts(
        _ logout: ProviderLogout, _ session: any SQLSession
    ) throws(StoreFailure) -> [AccountID] {
        if let subject = logout.subject {
            return try session.all(find, [.text(logout.issuer), .text(subject)]) { AccountID(rawValue: $0.int64(0)) }
        }
        return try session.all(ofSession, [.optional(logout.session), .text(logout.issuer)]) {
            AccountID(rawValue: $0.int64(0))
        }
    }

    /// How many sessions of the account it ended.
    private static func end(
        _ logout: ProviderLogout, of account: AccountID, _ session: any SQLSession
    ) throws(StoreFailure) -> Int {
        let latest = SQLValue.moment(logout.issuedAt + ProviderLogout.skew)
        guard let name = logout.session else {
            return try session.execute(endAll, [.int64(account.rawValue), latest])
        }
        return try session.execute(
            endOne, [.int64(account.rawValue), latest, .text(name), .flag(logout.subject != nil)])
    }

    private static let take = SQLStatement(
        """
        INSERT INTO provider_logout (issuer, token_id, at) VALUES ($1, $2, $3)
        ON CONFLICT (issuer, token_id) DO NOTHING
        """)

    static let ofSession = SQLStatement(
        """
        SELECT DISTINCT s.account FROM staff_session s JOIN federated_identity f ON f.account = s.account
        WHERE s.provider_session = $1 AND f.issuer = $2
        """)

    private static let endAll = SQLStatement("DELETE FROM staff_session WHERE account = $1 AND began_at <= $2")

    private static let endOne = SQLStatement(
        """
        DELETE FROM staff_session WHERE account = $1 AND began_at <= $2
            AND (provider_session = $3 OR ($4 = 1 AND provider_session IS NULL))
        """)
}
