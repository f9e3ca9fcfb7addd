import AsyncHTTPClient
import Foundation
import Mail
import NIOCore
import NIOHTTP1

/// Asks a token endpoint for an access token (RFC 6749 §4.4 client credentials, §6 refresh).
struct OAuthTokenRequest {
    private struct Answer: Decodable {
        // The names on the wire: RFC 6749 §5.1 and §5.2.
        enum CodingKeys: String, CodingKey {
            case accessToken = "access_token"
            case lifetime = "expires_in"
            case error
        }

        var accessToken: String?
        /// Seconds.
        var lifetime: Int?
        var error: String?
    }

    /// A larger answer is none. Bytes.
    private static let answerLimit = 256 << 10
    private static let patience: TimeAmount = .seconds(20)

    let grant: OAuthGrant
    let client: HTTPClient

    func run() async throws -> IssuedToken {
        var request = HTTPClientRequest(url: grant.tokenURL)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Accept", value: "application/json")
        request.body = .bytes(ByteBuffer(string: form))
        let status: UInt
        let body: ByteBuffer
        do {
            let response = try await client.execute(request, timeout: Self.patience)
            status = response.status.code
            body = try await response.body.collect(upTo: Self.answerLimit)
        } catch {
            throw CredentialFailure(mayPass: true, "the token endpoint cannot be reached")
        }
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView))
        if status == 200, let token = answer?.accessToken, !token.isEmpty {
            return IssuedToken(value: Secret(token), lifetime: answer?.lifetime.map { .seconds(max(0, $0)) })
        }
        // RFC 6749 §5.2: a few fixed words, no personal data; anything else is not passed on.
        let known = [
            "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type",
            "invalid_scope",
        ]
        let word = answer?.error.flatMap { known.contains($0) ? $0 : nil } ?? "no token"
        throw CredentialFailure(
            mayPass: status >= 500 || status == 429, "the token endpoint answered \(status): \(word)")
    }

    private var form: String {
        var fields = [("client_id", grant.clientID)]
        switch grant.kind {
        case .clientCredentials: fields.append(("grant_type", "client_credentials"))
        case .refreshToken(let token): fields += [("grant_type", "refresh_token"), ("refresh_token", token.revealed)]
        }
        if let secret = grant.clientSecret { fields.append(("client_secret", secret.revealed)) }
        if let scope = grant.scope { fields.append(("scope", scope)) }
        return fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
