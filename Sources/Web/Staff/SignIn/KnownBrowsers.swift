import Desk
import HTTPTypes
import Hummingbird

/// Browsers in which somebody signed in before, by a cookie that we can tell is ours: the attempts that are made there are counted apart
/// from those that strangers make at the same name (OWASP, Authentication Cheat Sheet, "device cookies").
///
/// The cookie is a token of the browser's own, with a code for each name that was signed in there. It says no name, and lets nobody in.
struct KnownBrowsers: Sendable {
    static let cookie = "__Host-intake-known"
    /// Names that one browser keeps, the newest: a desk that a whole shift shares.
    static let mostNames = 16
    /// Seconds that a browser keeps it after the last sign-in.
    private static let lifetime = 180 * 86_400

    /// Makes the codes.
    let key: SecretToken

    /// What a request's attempts on a name are counted by.
    func origin(_ headers: HTTPFields, for name: SignInName) -> AttemptOrigin {
        guard let kept = Self.kept(headers) else { return .stranger }
        let code = Array(code(kept.token, name).utf8)
        var isKnown = false
        for other in kept.codes where SecretBytes.areEqual(Array(other.utf8), code) { isKnown = true }
        return isKnown ? .browser(kept.token) : .stranger
    }

    /// Has the browser know that a name was signed in there.
    func remember(_ name: SignInName, _ headers: HTTPFields, on response: inout Response) {
        let kept = Self.kept(headers)
        let token = kept?.token ?? SecretToken()
        let own = code(token, name)
        let codes = ([own] + (kept?.codes ?? []).filter { $0 != own }).prefix(Self.mostNames)
        let value = ([token.text] + codes).joined(separator: ".")
        response.headers.append(
            HTTPField(
                name: .setCookie,
                value: "\(Self.cookie)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=\(Self.lifetime)"))
    }

    private func code(_ token: SecretToken, _ name: SignInName) -> String {
        key.derived(for: "known browser \(token.text) \(name.text)")
    }

    private static func kept(_ headers: HTTPFields) -> (token: SecretToken, codes: [String])? {
        for line in headers[values: .cookie] {
            for pair in line.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard pair.hasPrefix(cookie + "=") else { continue }
                let parts = pair.dropFirst(cookie.count + 1).split(separator: ".")
                guard let first = parts.first, let token = SecretToken(first) else { continue }
                return (token, parts.dropFirst().prefix(mostNames).map(String.init))
            }
        }
        return nil
    }
}
