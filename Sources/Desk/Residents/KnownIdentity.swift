package import Intake

/// An address, number or chat of a resident's.
package struct KnownIdentity: Hashable, Sendable {
    package var identity: Identity
    /// Nil where nobody proved that it is theirs.
    package var verifiedAt: Moment?
    /// Whether they sent STOP to one of our numbers from it.
    package var isOptedOut: Bool

    package init(identity: Identity, verifiedAt: Moment?, isOptedOut: Bool) {
        self.identity = identity
        self.verifiedAt = verifiedAt
        self.isOptedOut = isOptedOut
    }
}
