/// Somebody whom the city's own identity provider knows, as it told us.
package struct FederatedIdentity: Hashable, Sendable {
    package var issuer: String
    /// Unique and stable with the issuer (OpenID Connect Core §2).
    package var subject: String
    /// What they are called there, for the sign-in name of a new account.
    package var preferredName: String?
    package var displayName: DisplayName?
    /// By the groups that they are in; empty where none of them has a role here.
    package var roles: Set<Role>

    package init(
        issuer: String, subject: String, preferredName: String?, displayName: DisplayName?, roles: Set<Role>
    ) {
        self.issuer = issuer
        self.subject = subject
        self.preferredName = preferredName
        self.displayName = displayName
        self.roles = roles
    }
}
