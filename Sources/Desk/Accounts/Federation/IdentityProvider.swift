/// The city's own identity provider, by which its staff sign in (OpenID Connect Core 1.0, authorisation code with PKCE).
package protocol IdentityProvider: Sendable {
    /// What the button says after "Sign in with".
    var title: String { get }

    /// Where a browser is sent to sign in.
    ///
    /// - Parameters:
    ///   - state: comes back with the code; a browser that has not got it from us cannot bring it.
    ///   - nonce: comes back within the ID token.
    ///   - verifier: proves, once the code came back, that it is the same browser's sign-in (RFC 7636).
    func address(state: String, nonce: String, verifier: String) async throws(IdentityFailure) -> String

    /// Redeems a code and checks the ID token.
    func redeem(_ code: String, nonce: String, verifier: String) async throws(IdentityFailure) -> ProvenIdentity

    /// Sends a refresh token. Nil where it cannot be unsealed.
    ///
    /// - Throws: `.revoked` where the provider takes it no more.
    func renew(_ sealedRefresh: [UInt8]) async throws(IdentityFailure) -> IdentityRenewal?

    /// Asks whether somebody still is what they were. Nil where the provider does not say.
    ///
    /// - Throws: `.revoked` where it says that they are not.
    func recheck(_ renewal: IdentityRenewal, of subject: String) async throws(IdentityFailure) -> FederatedIdentity?

    /// Checks a logout token (OpenID Connect Back-Channel Logout 1.0 §2.6), but for whether it was taken before.
    func logout(_ token: String) async throws(IdentityFailure) -> ProviderLogout
}
