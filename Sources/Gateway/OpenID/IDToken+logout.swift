import Desk
import Intake

extension IDToken {
    /// The event that makes a token a logout token (OpenID Connect Back-Channel Logout 1.0 §2.4).
    private static let logoutEvent = "http://schemas.openid.net/event/backchannel-logout"

    /// What a logout token says, once its signature held (§2.6). An ID token is none: it has no such event, and a logout token no nonce.
    ///
    /// - Parameter now: seconds since 1970.
    func logout(issuer: String, client: String, now: Double) throws(IdentityFailure) -> ProviderLogout {
        guard claims["iss"]?.text == issuer else { throw IdentityFailure(.unproven, "another issuer") }
        guard claims["aud"]?.texts.contains(client) == true else {
            throw IdentityFailure(.unproven, "another audience")
        }
        guard case .object(let events)? = claims["events"], case .object? = events[Self.logoutEvent] else {
            throw IdentityFailure(.unproven, "no logout token")
        }
        guard claims["nonce"] == nil else { throw IdentityFailure(.unproven, "a nonce in a logout token") }
        let issued = try issuedForLogout(now: now)
        guard let tokenID = try name("jti") else { throw IdentityFailure(.unproven, "no name of its own") }
        let (subject, session) = (try name("sub"), try name("sid"))
        guard subject != nil || session != nil else { throw IdentityFailure(.unproven, "nobody is named") }
        return ProviderLogout(
            issuer: issuer, subject: subject, session: session, tokenID: tokenID,
            issuedAt: Moment(milliseconds: Int64(issued * 1000)))
    }

    /// Of now, and not over. Older providers send no `exp`: then its age alone decides.
    private func issuedForLogout(now: Double) throws(IdentityFailure) -> Double {
        let age = Double(ProviderLogout.age.components.seconds)
        guard let issued = claims["iat"]?.number, issued <= now + Self.skew else {
            throw IdentityFailure(.unproven, "issued in the future")
        }
        guard issued >= now - age - Self.skew else { throw IdentityFailure(.unproven, "issued long ago") }
        guard let expires = claims["exp"] else { return issued }
        guard let end = expires.number, now < end + Self.skew else { throw IdentityFailure(.unproven, "expired") }
        return issued
    }

    /// Nil where it is not there.
    private func name(_ claim: String) throws(IdentityFailure) -> String? {
        guard let value = claims[claim] else { return nil }
        guard let text = value.text, ProviderLogout.lengths.contains(text.utf8.count) else {
            throw IdentityFailure(.unproven, "a name that is none")
        }
        return text
    }

    /// The session at the provider that an ID token names (§2.1); nil where it names none that could be named again.
    var session: String? {
        claims["sid"]?.text.flatMap { ProviderLogout.lengths.contains($0.utf8.count) ? $0 : nil }
    }
}
