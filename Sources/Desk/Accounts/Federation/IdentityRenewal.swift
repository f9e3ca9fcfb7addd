/// What the provider gave for a refresh token: good for asking once whether somebody still is what they were.
package struct IdentityRenewal: Sendable {
    /// Not checked yet; nil where the provider sends none.
    package var idToken: String?
    package var accessToken: String?
    /// In the place of the one that was sent, sealed; nil where that stays good.
    package var sealedRefresh: [UInt8]?

    package init(idToken: String?, accessToken: String?, sealedRefresh: [UInt8]?) {
        self.idToken = idToken
        self.accessToken = accessToken
        self.sealedRefresh = sealedRefresh
    }
}
