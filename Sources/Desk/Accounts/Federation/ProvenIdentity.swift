/// What came of a sign-in at the provider.
package struct ProvenIdentity: Sendable {
    package var identity: FederatedIdentity
    /// With which the provider can be asked later whether it still is so, sealed; nil where it gave none.
    package var sealedRefresh: [UInt8]?
    /// The session at the provider; nil where it names none.
    package var session: String?

    package init(identity: FederatedIdentity, sealedRefresh: [UInt8]?, session: String? = nil) {
        self.identity = identity
        self.sealedRefresh = sealedRefresh
        self.session = session
    }
}
