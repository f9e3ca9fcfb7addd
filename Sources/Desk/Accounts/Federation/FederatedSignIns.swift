package import Intake

/// Accounts that belong to identities of a provider. Their roles are the provider's to give: each change stands in the audit trail.
package protocol FederatedSignIns: Sendable {
    /// Finds or makes the account of an identity and gives it the identity's roles. An account of the same name that is not the
    /// identity's stays as it is: a name at the provider proves nothing here.
    func signIn(_ proven: ProvenIdentity, at now: Moment) async throws(StoreFailure) -> FederatedOutcome

    /// Those with a session that were last asked about before a moment.
    func due(before: Moment, limit: Int) async throws(StoreFailure) -> [FederatedCheck]

    /// Writes what the provider said. Without roles, all sessions end.
    ///
    /// - Parameter sealedRefresh: for the next time; nil leaves what there is.
    func checked(
        _ account: AccountID, roles: Set<Role>, sealedRefresh: [UInt8]?, at now: Moment
    ) async throws(StoreFailure)

    /// Ends all sessions; the roles stay until the next sign-in. Where the provider cannot be asked, who is signed in must prove it anew.
    func endSessions(of account: AccountID, at now: Moment) async throws(StoreFailure)
}

/// What became of a sign-in by the provider.
package enum FederatedOutcome: Hashable, Sendable {
    case signedIn(AccountID)
    /// None of their groups has a role here: sessions that there were have ended.
    case noRole
    case deactivated
}

/// An identity to ask the provider about.
package struct FederatedCheck: Hashable, Sendable {
    package var account: AccountID
    package var subject: String
    package var sealedRefresh: [UInt8]?

    package init(account: AccountID, subject: String, sealedRefresh: [UInt8]?) {
        self.account = account
        self.subject = subject
        self.sealedRefresh = sealedRefresh
    }
}
