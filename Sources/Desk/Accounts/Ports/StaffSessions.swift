package import Intake

/// Sessions of the staff, kept in the store so that they can be ended from anywhere and outlive a restart.
package protocol StaffSessions: Sendable {
    /// Begins one.
    ///
    /// - Parameter providerSession: the session at the identity provider with which it begins; nil where it does not begin there.
    func begin(
        _ token: SecretToken, for account: AccountID, stage: StaffSession.Stage, browser: String,
        providerSession: String?, at now: Moment
    ) async throws(StoreFailure)

    /// The session that a browser holds and whose it is; nil where there is none, it was ended, is too old, or its account is deactivated.
    func session(
        of token: SecretToken, at now: Moment
    ) async throws(StoreFailure) -> (session: StaffSession, account: Account)?

    /// Notes that it was used.
    func touch(_ session: RowID, at now: Moment) async throws(StoreFailure)

    /// Those of one account that hold, the newest first.
    func sessions(of account: AccountID, at now: Moment) async throws(StoreFailure) -> [StaffSession]

    /// Ends one of the account's own; does nothing where it is not theirs.
    func end(_ session: RowID, of account: AccountID, at now: Moment) async throws(StoreFailure)

    /// Removes sessions, links and counts of attempts that mean nothing any more.
    func sweep(at now: Moment) async throws(StoreFailure)
}

extension StaffSessions {
    /// Begins one that has nothing to do with an identity provider.
    package func begin(
        _ token: SecretToken, for account: AccountID, stage: StaffSession.Stage, browser: String, at now: Moment
    ) async throws(StoreFailure) {
        try await begin(token, for: account, stage: stage, browser: browser, providerSession: nil, at: now)
    }
}
