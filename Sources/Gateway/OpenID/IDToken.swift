import Desk
import Foundation
import JWTKit

/// An ID token's claims (OpenID Connect Core §2), once its signature held.
struct IDToken: JWTPayload {
    /// How far the provider's clock and ours may be apart. Seconds.
    static let skew: Double = 120

    let claims: [String: ClaimValue]

    init(from decoder: any Decoder) throws { claims = try [String: ClaimValue](from: decoder) }

    func encode(to encoder: any Encoder) throws { try claims.encode(to: encoder) }

    /// The claims are checked by ``check(issuer:client:nonce:now:)``, which knows what to expect.
    func verify(using algorithm: some JWTAlgorithm) async throws {}

    /// Whether it is for us, by whom we asked, of now, and for this sign-in (OpenID Connect Core §3.1.3.7).
    ///
    /// - Parameters:
    ///   - nonce: nil after a refresh, where the provider may leave it out (§12.2).
    ///   - now: seconds since 1970.
    func check(issuer: String, client: String, nonce: String?, now: Double) throws(IdentityFailure) {
        guard claims["iss"]?.text == issuer else { throw IdentityFailure(.unproven, "another issuer") }
        let audience = claims["aud"]?.texts ?? []
        guard audience.contains(client) else { throw IdentityFailure(.unproven, "another audience") }
        let party = claims["azp"]?.text
        guard audience.count == 1 || party != nil, party == nil || party == client else {
            throw IdentityFailure(.unproven, "another authorised party")
        }
        guard let expires = claims["exp"]?.number, now < expires + Self.skew else {
            throw IdentityFailure(.unproven, "expired")
        }
        guard let issued = claims["iat"]?.number, issued <= now + Self.skew else {
            throw IdentityFailure(.unproven, "issued in the future")
        }
        if let begins = claims["nbf"]?.number, begins > now + Self.skew {
            throw IdentityFailure(.unproven, "not valid yet")
        }
        guard let subject = claims["sub"]?.text, (1...255).contains(subject.utf8.count) else {
            throw IdentityFailure(.unproven, "no subject")
        }
        if let nonce, claims["nonce"]?.text != nonce { throw IdentityFailure(.unproven, "another nonce") }
    }
}
