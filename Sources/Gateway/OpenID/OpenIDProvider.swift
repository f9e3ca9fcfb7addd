import AsyncHTTPClient
import Crypto
import Desk
import Foundation
import Intake
import NIOCore
import NIOHTTP1

/// An OpenID Connect provider, asked over HTTP.
actor OpenIDProvider: IdentityProvider {
    private static let longestAnswer = 512 * 1024
    /// How long its discovery document is taken as said. Milliseconds.
    private static let documentAge: Duration = .seconds(3600)

    nonisolated let title: String
    private let settings: OpenIDSettings
    private let redirect: String
    private let client: HTTPClient
    private let sealing: SymmetricKey
    private let clock: any WallClock
    private let keys = ProviderKeys()
    private var known: (document: ProviderDocument, at: Moment)?

    /// - Parameters:
    ///   - redirect: where browsers come back to, as it is registered with the provider.
    ///   - secret: a secret of ours, with which what the provider trusts us with is sealed.
    init(_ settings: OpenIDSettings, redirect: String, secret: String, client: HTTPClient, clock: any WallClock) {
        self.settings = settings
        title = settings.title
        self.redirect = redirect
        self.client = client
        self.clock = clock
        sealing = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Array(secret.utf8)), info: Array("intake refresh tokens".utf8),
            outputByteCount: 32)
    }

    func address(state: String, nonce: String, verifier: String) async throws(IdentityFailure) -> String {
        let document = try await document()
        let challenge = Self.base64URL(Array(SHA256.hash(data: Array(verifier.utf8))))
        let query = Self.form([
            ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", redirect),
            ("scope", settings.scopes.joined(separator: " ")), ("state", state), ("nonce", nonce),
            ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ])
        let address = document.authorizationEndpoint
        return address + (address.contains("?") ? "&" : "?") + query
    }

    func redeem(_ code: String, nonce: String, verifier: String) async throws(IdentityFailure) -> ProvenIdentity {
        let answer = try await token([
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect),
            ("code_verifier", verifier),
        ])
        guard let text = answer["id_token"]?.text else { throw IdentityFailure(.unproven, "no ID token") }
        let token = try await proven(text, nonce: nonce)
        guard let identity = try await identity(token.claims, access: answer["access_token"]?.text) else {
            // Who is in no group is nobody here.
            return ProvenIdentity(
                identity: Self.identity(token.claims, [], settings), sealedRefresh: nil, session: token.session)
        }
        return ProvenIdentity(
            identity: identity, sealedRefresh: try sealed(answer["refresh_token"]?.text), session: token.session)
    }

    func logout(_ token: String) async throws(IdentityFailure) -> ProviderLogout {
        let (token, now) = try await signed(token)
        return try token.logout(issuer: settings.issuer, client: settings.clientID, now: now)
    }

    func renew(_ sealedRefresh: [UInt8]) async throws(IdentityFailure) -> IdentityRenewal? {
        guard let box = try? ChaChaPoly.SealedBox(combined: sealedRefresh),
            let plain = try? ChaChaPoly.open(box, using: sealing)
        else { return nil }
        let answer = try await token([
            ("grant_type", "refresh_token"), ("refresh_token", String(decoding: plain, as: UTF8.self)),
        ])
        return IdentityRenewal(
            idToken: answer["id_token"]?.text, accessToken: answer["access_token"]?.text,
            sealedRefresh: try sealed(answer["refresh_token"]?.text))
    }

    func recheck(_ renewal: IdentityRenewal, of subject: String) async throws(IdentityFailure) -> FederatedIdentity? {
        var claims: [String: ClaimValue] = ["sub": .text(subject)]
        if let text = renewal.idToken {
            claims = try await proven(text, nonce: nil).claims
            guard claims["sub"]?.text == subject else { throw IdentityFailure(.unproven, "another subject") }
        }
        return try await identity(claims, access: renewal.accessToken)
    }

    // MARK: - Parts

    private func proven(_ text: String, nonce: String?) async throws(IdentityFailure) -> IDToken {
        let (token, now) = try await signed(text)
        try token.check(issuer: settings.issuer, client: settings.clientID, nonce: nonce, now: now)
        return token
    }

    /// A token whose signature holds, and when that was looked at, in seconds since 1970.
    private func signed(_ text: String) async throws(IdentityFailure) -> (token: IDToken, now: Double) {
        let address = try await document().keys
        let now = Double(clock.now().milliseconds) / 1000
        let token = try await keys.token(text, now: now) { () throws(IdentityFailure) in
            try await self.get(address, bearer: nil)
        }
        return (token, now)
    }

    /// Groups stand in the ID token or, with many providers, in what is told of the user. Nil where they stand nowhere.
    private func identity(
        _ claims: [String: ClaimValue], access: String?
    ) async throws(IdentityFailure) -> FederatedIdentity? {
        var claims = claims
        if claims[settings.groupsClaim] == nil, let address = try await document().userInfoEndpoint, let access {
            let bytes = try await get(address, bearer: access)
            guard let told = try? JSONDecoder().decode([String: ClaimValue].self, from: Data(bytes)) else {
                throw IdentityFailure(.unreachable, "what is told of the user cannot be read")
            }
            // OpenID Connect Core §5.3.2: what is told of another is not used.
            guard told["sub"]?.text == claims["sub"]?.text else {
                throw IdentityFailure(.unproven, "what is told is of another subject")
            }
            claims.merge(told) { own, _ in own }
        }
        guard let groups = claims[settings.groupsClaim] else { return nil }
        return Self.identity(claims, groups.texts, settings)
    }

    private static func identity(
        _ claims: [String: ClaimValue], _ groups: [String], _ settings: OpenIDSettings
    ) -> FederatedIdentity {
        FederatedIdentity(
            issuer: settings.issuer, subject: claims["sub"]?.text ?? "",
            preferredName: claims["preferred_username"]?.text ?? claims["email"]?.text,
            displayName: claims["name"]?.text.flatMap { DisplayName($0) }, roles: settings.roles(of: groups))
    }

    private func document() async throws(IdentityFailure) -> ProviderDocument {
        let now = clock.now()
        if let known, now.since(known.at) < Self.documentAge { return known.document }
        var issuer = settings.issuer
        while issuer.hasSuffix("/") { issuer.removeLast() }
        let bytes = try await get(issuer + "/.well-known/openid-configuration", bearer: nil)
        let document = try ProviderDocument(bytes, of: settings.issuer)
        known = (document, now)
        return document
    }

    private func sealed(_ refresh: String?) throws(IdentityFailure) -> [UInt8]? {
        guard let refresh else { return nil }
        guard let box = try? ChaChaPoly.seal(Array(refresh.utf8), using: sealing) else {
            throw IdentityFailure(.unreachable, "a token cannot be sealed")
        }
        return Array(box.combined)
    }
}

extension OpenIDProvider {
    /// Asks the token endpoint (RFC 6749 §4.1.3 and §6), as the client that we are (§2.3.1).
    private func token(_ fields: [(String, String)]) async throws(IdentityFailure) -> [String: ClaimValue] {
        let document = try await document()
        var fields = fields
        var request = HTTPClientRequest(url: document.tokenEndpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Accept", value: "application/json")
        let methods = document.tokenAuthentication ?? ["client_secret_basic"]
        if let secret = settings.clientSecret, methods.contains("client_secret_basic") {
            let pair = "\(Self.escaped(settings.clientID)):\(Self.escaped(secret))"
            request.headers.add(name: "Authorization", value: "Basic \(Data(pair.utf8).base64EncodedString())")
        } else {
            fields.append(("client_id", settings.clientID))
            if let secret = settings.clientSecret { fields.append(("client_secret", secret)) }
        }
        request.body = .bytes(ByteBuffer(string: Self.form(fields)))
        let (status, bytes) = try await send(request)
        let answer = (try? JSONDecoder().decode([String: ClaimValue].self, from: Data(bytes))) ?? [:]
        if status == 200 { return answer }
        // RFC 6749 §5.2: the grant is gone, or was never good.
        if status == 400, answer["error"]?.text == "invalid_grant" {
            throw IdentityFailure(.revoked, "the provider takes the grant no more")
        }
        throw IdentityFailure(.unreachable, "the token endpoint answered \(status)")
    }

    private func get(_ address: String, bearer: String?) async throws(IdentityFailure) -> [UInt8] {
        guard ProviderDocument.isSafe(address) else { throw IdentityFailure(.unreachable, "an address without TLS") }
        var request = HTTPClientRequest(url: address)
        request.headers.add(name: "Accept", value: "application/json")
        if let bearer { request.headers.add(name: "Authorization", value: "Bearer \(bearer)") }
        let (status, bytes) = try await send(request)
        if status == 401, bearer != nil {
            throw IdentityFailure(.revoked, "the provider takes the access token no more")
        }
        guard status == 200 else { throw IdentityFailure(.unreachable, "the provider answered \(status)") }
        return bytes
    }

    private func send(_ request: HTTPClientRequest) async throws(IdentityFailure) -> (status: UInt, bytes: [UInt8]) {
        do {
            let response = try await client.execute(request, timeout: .seconds(10))
            let body = try await response.body.collect(upTo: Self.longestAnswer)
            return (response.status.code, Array(body.readableBytesView))
        } catch {
            throw IdentityFailure(.unreachable, "the provider cannot be reached")
        }
    }

    private static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\(escaped($0.0))=\(escaped($0.1))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default:
                byte < 16
                    ? "%0\(String(byte, radix: 16, uppercase: true))" : "%\(String(byte, radix: 16, uppercase: true))"
            }
        }.joined()
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
