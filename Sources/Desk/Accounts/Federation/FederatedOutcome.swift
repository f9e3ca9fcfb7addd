/// What became of a sign-in by the provider.
package enum FederatedOutcome: Hashable, Sendable {
    case signedIn(AccountID)
    /// None of their groups has a role here: sessions that there were have ended.
    case noRole
    case deactivated
}
