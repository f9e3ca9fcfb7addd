/// An identity on file: whose it is and since when it is proven. Unique by (kind, address).
package struct IdentityRecord: Sendable {
    package var identity: Identity
    package var resident: RowID
    /// When the channel first proved it (promise 9); nil while it is only claimed.
    package var verifiedAt: Moment?

    package init(identity: Identity, resident: RowID, verifiedAt: Moment?) {
        self.identity = identity
        self.resident = resident
        self.verifiedAt = verifiedAt
    }
}
