import Crypto
import Foundation
import NIOHTTP1
import Synchronization
import TestKit

/// A small identity provider: OpenID Connect Core with discovery, code and PKCE, refresh tokens and changing keys, with tokens signed here
/// by hand (RFC 7515, ES256), and whatever lie a test wants.
final class TinyProvider: Sendable {
    struct Person {
        var subject = "person-1"
        var name = "ann"
        var groups: [String]? = ["311-agents"]
        /// Of which an ID token tells (`sid`).
        var session: String?
    }

    /// What is wrong with the ID token.
    enum Lie: String, CaseIterable {
        case nonce, audience, party, issuer, expired, future, unsigned, shared, strangeKey, subject
    }

    private struct Code {
        var challenge: String
        var nonce: String
        var redirect: String
    }

    private struct State {
        var person = Person()
        var lie: Lie?
        var key = P256.Signing.PrivateKey()
        var kid = "k1"
        var codes: [String: Code] = [:]
        /// Whose each is.
        var refreshes: [String: Person] = [:]
        var renewals = 0
        var failing: [String: Int] = [:]
        var number = 0
        var isInUserInfo = false
    }

    static let clientID = "intake-desk"
    static let secret = "s3cret/with+signs"
    private let state = Mutex(State())

    var person: Person {
        get { state.withLock { $0.person } }
        set { state.withLock { $0.person = newValue } }
    }

    func tell(_ lie: Lie?) { state.withLock { $0.lie = lie } }
    func tellGroupsApart() { state.withLock { $0.isInUserInfo = true } }
    func forgetGrants() { state.withLock { $0.refreshes = [:] } }

    /// Refresh tokens that were taken so far.
    var renewals: Int { state.withLock { $0.renewals } }

    /// Answers 503 the next times that a path is asked for.
    func fail(_ path: String, times: Int) { state.withLock { $0.failing[path] = times } }

    private func fails(_ path: String) -> Bool {
        state.withLock { state in
            guard let left = state.failing[path], left > 0 else { return false }
            state.failing[path] = left - 1
            return true
        }
    }

    func changeKey(to kid: String) {
        state.withLock {
            $0.key = P256.Signing.PrivateKey()
            $0.kid = kid
        }
    }

    /// What a browser does at the authorisation endpoint: signs in, and is sent back. Gives the query that it comes back with.
    func consent(_ address: String) -> String? {
        guard let items = URLComponents(string: address)?.queryItems else { return nil }
        let query = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        guard query["response_type"] == "code", query["client_id"] == Self.clientID,
            query["code_challenge_method"] == "S256", query["scope"]?.contains("openid") == true
        else { return nil }
        let code = state.withLock { state in
            state.number += 1
            let code = "code-\(state.number)"
            state.codes[code] = Code(
                challenge: query["code_challenge"] ?? "", nonce: query["nonce"] ?? "",
                redirect: query["redirect_uri"] ?? "")
            return code
        }
        let back = query["state"]?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "code=\(code)&state=\(back)"
    }

    func answer(_ request: ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer {
        let issuer = "http://\(request.headers.first(name: "Host") ?? "")"
        if fails(request.path) { return .text(503, "") }
        switch request.path {
        case "/.well-known/openid-configuration":
            return json([
                "issuer": issuer, "authorization_endpoint": issuer + "/authorize", "token_endpoint": issuer + "/token",
                "jwks_uri": issuer + "/jwks", "userinfo_endpoint": issuer + "/me",
            ])
        case "/jwks": return json(["keys": [["kty": "oct", "kid": "x", "k": "AAAA"], publicKey]])
        case "/token": return token(request, issuer)
        case "/me": return json(userInfo)
        default: return .text(404, "")
        }
    }

    var publicKey: [String: Any] {
        state.withLock { state in
            let point = state.key.publicKey.x963Representation.dropFirst()
            return [
                "kty": "EC", "crv": "P-256", "kid": state.kid, "use": "sig", "alg": "ES256",
                "x": Self.base64URL(Data(point.prefix(32))), "y": Self.base64URL(Data(point.suffix(32))),
            ]
        }
    }

    private var userInfo: [String: Any] {
        ["sub": person.subject, "groups": person.groups ?? []]
    }

    private func token(_ request: ScriptedHTTPServer.Request, _ issuer: String) -> ScriptedHTTPServer.Answer {
        let pair = "\(Self.clientID):s3cret%2Fwith%2Bsigns"
        guard request.headers.first(name: "Authorization") == "Basic \(Data(pair.utf8).base64EncodedString())" else {
            return .text(401, #"{"error":"invalid_client"}"#)
        }
        let items = URLComponents(string: "x:?" + request.text)?.queryItems ?? []
        let form = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        let nonce: String?
        var person = person
        if form["grant_type"] == "refresh_token" {
            // Each is good once (RFC 9700 §4.14.2).
            guard let known = state.withLock({ $0.refreshes.removeValue(forKey: form["refresh_token"] ?? "") }) else {
                return .text(400, #"{"error":"invalid_grant"}"#)
            }
            (person.subject, person.name, person.session) = (known.subject, known.name, known.session)
            state.withLock { $0.renewals += 1 }
            nonce = nil
        } else {
            let code = state.withLock { $0.codes.removeValue(forKey: form["code"] ?? "") }
            let challenge = Self.base64URL(Data(SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8))))
            guard let code, code.challenge == challenge, code.redirect == form["redirect_uri"] else {
                return .text(400, #"{"error":"invalid_grant"}"#)
            }
            nonce = code.nonce
        }
        let refresh = state.withLock { [person] state in
            state.number += 1
            let refresh = "refresh-\(state.number)"
            state.refreshes[refresh] = person
            return refresh
        }
        return json([
            "access_token": "a", "token_type": "Bearer", "refresh_token": refresh,
            "id_token": idToken(issuer, nonce: nonce, of: person),
        ])
    }

    /// An ID token, true or not.
    func idToken(_ issuer: String, nonce: String?, of other: Person? = nil) -> String {
        let (usual, lie, isApart) = state.withLock { ($0.person, $0.lie, $0.isInUserInfo) }
        let person = other ?? usual
        let now = Date().timeIntervalSince1970
        var claims: [String: Any] = [
            "iss": lie == .issuer ? "https://other.example" : issuer,
            "aud": lie == .audience ? ["another"] : lie == .party ? [Self.clientID, "another"] : [Self.clientID],
            "sub": lie == .subject ? "" : person.subject, "preferred_username": person.name,
            "name": person.name.capitalized, "iat": Int(lie == .future ? now + 600 : now),
            "exp": Int(lie == .expired ? now - 600 : now + 300),
        ]
        if let session = person.session { claims["sid"] = session }
        if lie == .party { claims["azp"] = "another" }
        if let nonce { claims["nonce"] = lie == .nonce ? "other" : nonce }
        if !isApart, let groups = person.groups { claims["groups"] = groups }
        return signed(claims, lie)
    }

    /// A token of these claims, with a signature that holds unless the lie is about it.
    func signed(_ claims: [String: Any], _ lie: Lie? = nil, type: String = "JWT") -> String {
        let (key, kid) = state.withLock { ($0.key, $0.kid) }
        let algorithm = lie == .unsigned ? "none" : lie == .shared ? "HS256" : "ES256"
        let header: [String: Any] = ["alg": algorithm, "typ": type, "kid": kid]
        let signed = [header, claims].map { Self.base64URL(Self.data($0)) }.joined(separator: ".")
        let signature: Data
        switch lie {
        case .unsigned: signature = Data()
        case .shared:
            // The classic: the public key, which everybody has, taken for a shared secret.
            let secret = SymmetricKey(data: Data(key.publicKey.pemRepresentation.utf8))
            signature = Data(HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: secret))
        default:
            let signer = lie == .strangeKey ? P256.Signing.PrivateKey() : key
            signature = (try? signer.signature(for: Data(signed.utf8)).rawRepresentation) ?? Data()
        }
        return signed + "." + Self.base64URL(signature)
    }

    private func json(_ value: [String: Any]) -> ScriptedHTTPServer.Answer {
        .respond(status: 200, headers: [("Content-Type", "application/json")], body: Array(Self.data(value)))
    }

    private static func data(_ value: [String: Any]) -> Data {
        (try? JSONSerialization.data(withJSONObject: value, options: .sortedKeys)) ?? Data()
    }

    private static func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
