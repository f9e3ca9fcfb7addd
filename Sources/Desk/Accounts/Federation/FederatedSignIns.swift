package import Intake

/// Accounts that belong to identities of a provider. Their roles are the provider's to give: each change stands in the audit trail.
package protocol FederatedSignIns: Sendable {
    /// Finds or makes the account of an identity and gives it the identity's roles. An account of the same name that is not the
    /// identity's stays as it is: a name at the provider proves nothing here.
    func signIn(_ proven: ProvenIdentity, at now: Moment) async throws(StoreFailure) -> FederatedOutcome

    /// Those with a session that were last asked about before a moment, the longest ago first.
    ///
    /// - Parameter after: the last of the page before; nil for the first page.
    func due(before: Moment, after: FederatedCheck?, limit: Int) async throws(StoreFailure) -> [FederatedCheck]

    /// Keeps what the provider can be asked with the next time. Whether it was asked is another matter.
    func keep(sealedRefresh: [UInt8], of account: AccountID) async throws(StoreFailure)

    /// Writes what the provider said. Without roles, all sessions end.
    func checked(_ account: AccountID, roles: Set<Role>, at now: Moment) async throws(StoreFailure)

    /// Ends all sessions; the roles stay until the next sign-in. Where the provider cannot be asked, who is signed in must prove it anew.
    func endSessions(of account: AccountID, at now: Moment) async throws(StoreFailure)

    /// Ends the sessions that began with a session at the provider which is over; where it names only the person, all of theirs. With the
    /// person named, those go, too, of which nobody knows with which session they began. What began after it was said goes on.
    ///
    /// - Returns: whether it was taken; each is taken once.
    func end(_ logout: ProviderLogout, at now: Moment) async throws(StoreFailure) -> LogoutOutcome
}
