package import Intake

/// What another of the city's programs proves itself by: a name for people, and what it may, each a permission of the table of roles.
package struct APIToken: Hashable, Sendable, Identifiable {
    /// Before the secret, so that scanners of code know what they found.
    package static let prefix = "intake_"

    package let id: RowID
    package let name: DisplayName
    package let scopes: Set<Permission>
    package let madeAt: Moment
    package let expiresAt: Moment
    /// To the minute; nil while it was never used.
    package let usedAt: Moment?
    package let revokedAt: Moment?

    package init(
        id: RowID, name: DisplayName, scopes: Set<Permission>, madeAt: Moment, expiresAt: Moment, usedAt: Moment? = nil,
        revokedAt: Moment? = nil
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
        self.revokedAt = revokedAt
    }

    /// Whether it proves anything at `now`.
    package func holds(at now: Moment) -> Bool { revokedAt == nil && now < expiresAt }

    package func may(_ permission: Permission) -> Bool { scopes.contains(permission) }

    /// What the program sends: `Authorization: Bearer intake_…` (RFC 6750 §2.1).
    package static func text(_ secret: SecretToken) -> String { prefix + secret.text }

    /// The secret in what a program sent; nil for anything that is none.
    package static func secret(in text: some StringProtocol) -> SecretToken? {
        guard text.hasPrefix(prefix) else { return nil }
        return SecretToken(text.dropFirst(prefix.count))
    }
}
