package import Mail

/// Where a mail account's credential comes from.
package enum CredentialSource: Hashable, Sendable {
    case password(user: String, Secret)
    /// A command that prints an access token on one line; run anew when the token is refused or old.
    case tokenCommand(user: String, command: [String], mechanism: MailCredential.BearerMechanism)
    /// OAuth 2.0, asked for and renewed by us.
    case oauth(user: String, OAuthGrant)

    /// The account's name.
    package var user: String {
        switch self {
        case .password(let user, _), .tokenCommand(let user, _, _), .oauth(let user, _): user
        }
    }
}
