package import Intake

/// What the identity provider says of somebody who signed out there, once its word was checked (OpenID Connect Back-Channel Logout 1.0 §2.4).
/// It names the person, the session at the provider, or both.
package struct ProviderLogout: Hashable, Sendable {
    /// Characters that each of the names may have, in bytes.
    package static let lengths = 1...255
    /// So long after it was issued it is taken still: a provider tries again, and nobody ends sessions by what was said long ago.
    package static let age: Duration = .seconds(600)
    /// How long it is remembered that it was taken: longer than it is taken at all, however the clocks go.
    package static let memory: Duration = .seconds(3600)
    /// How far the provider's clock and ours may be apart.
    package static let skew: Duration = .seconds(120)

    package var issuer: String
    package var subject: String?
    /// The session at the provider (`sid`).
    package var session: String?
    /// The token's own name (`jti`): it is taken once.
    package var tokenID: String
    package var issuedAt: Moment

    package init(issuer: String, subject: String?, session: String?, tokenID: String, issuedAt: Moment) {
        self.issuer = issuer
        self.subject = subject
        self.session = session
        self.tokenID = tokenID
        self.issuedAt = issuedAt
    }
}
