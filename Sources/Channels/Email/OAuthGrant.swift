package import Mail

/// How an access token is asked for (RFC 6749 §4.4 and §6).
package struct OAuthGrant: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The application's own right, as Microsoft's daemons use it.
        case clientCredentials
        /// A refresh token that a person's consent gave once. A server may give another in its place at every use (RFC 6749 §6), which
        /// is then written into `file`, where it came from one.
        case refreshToken(Secret, file: String?)
    }

    package var kind: Kind
    package var tokenURL: String
    package var clientID: String
    /// Nil for public clients.
    package var clientSecret: Secret?
    package var scope: String?
    package var mechanism: MailCredential.BearerMechanism

    package init(
        kind: Kind, tokenURL: String, clientID: String, clientSecret: Secret?, scope: String?,
        mechanism: MailCredential.BearerMechanism
    ) {
        self.kind = kind
        self.tokenURL = tokenURL
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.scope = scope
        self.mechanism = mechanism
    }
}
