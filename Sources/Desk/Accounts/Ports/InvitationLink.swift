package import Intake

/// A link that sets an account's password, once: for new people, and for those who forgot theirs.
package struct InvitationLink: Hashable, Sendable {
    /// How long one holds unless it says otherwise.
    package static let lifetime: Duration = .seconds(24 * 3600)

    package let token: SecretToken
    package let expiresAt: Moment

    package init(token: SecretToken = SecretToken(), expiresAt: Moment) {
        self.token = token
        self.expiresAt = expiresAt
    }

    /// What is behind the public or staff address.
    package var path: String { "/desk/welcome/\(token.text)" }
}
