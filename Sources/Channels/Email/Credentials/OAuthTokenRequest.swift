import AsyncHTTPClient
import Foundation
import Mail
import NIOCore
import NIOHTTP1

/// Asks a token endpoint for an access token (RFC 6749 §4.4 client credentials, §6 refresh).
struct OAuthTokenRequest: Sendable {
    /// A larger answer is none. Bytes.
    private static let answerLimit = 256 << 10

    let grant: OAuthGrant
    /// For `refreshToken` grants: the newest one.
    var refreshToken: Secret?
    let client: HTTPClient
    /// For the whole answer: a server that stops in the middle of it would otherwise hold the mailbox for ever.
    var patience: Duration = .seconds(20)

    /// - Throws: `CredentialFailure`, which names neither the endpoint nor the account nor anything that the answer says, fixed words aside.
    func run() async throws -> IssuedToken {
        var request = HTTPClientRequest(url: grant.tokenURL)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Accept", value: "application/json")
        request.body = .bytes(ByteBuffer(string: form))
        let (status, body) = try await answer(to: request)
        let answer = try? JSONDecoder().decode(OAuthTokenAnswer.self, from: Data(body.readableBytesView))
        if status == 200, let token = answer?.token { return token }
        let error = answer?.knownError
        // A page that is no JSON is a proxy's as a rule, and passes; a refusal has to be mended by people.
        let mayPass =
            status >= 500 || status == 429 || (status == 200 && answer == nil) || error == "temporarily_unavailable"
        throw CredentialFailure(
            mayPass: mayPass, "the token endpoint answered \(status): \(error ?? "no token")")
    }

    private func answer(to request: HTTPClientRequest) async throws -> (UInt, ByteBuffer) {
        do {
            return try await withThrowingTaskGroup { [client, patience] group in
                group.addTask {
                    // Its time-out is for the head only.
                    let response = try await client.execute(request, timeout: TimeAmount(patience))
                    return (response.status.code, try await response.body.collect(upTo: Self.answerLimit))
                }
                group.addTask {
                    try await Task.sleep(for: patience)
                    throw CancellationError()
                }
                defer { group.cancelAll() }
                guard let first = try await group.next() else { throw CancellationError() }
                return first
            }
        } catch is NIOTooManyBytesError {
            throw CredentialFailure(mayPass: true, "the token endpoint's answer is too large")
        } catch {
            throw CredentialFailure(mayPass: true, "the token endpoint cannot be reached, or is too slow")
        }
    }

    private var form: String {
        var fields = [("client_id", grant.clientID)]
        switch grant.kind {
        case .clientCredentials: fields.append(("grant_type", "client_credentials"))
        case .refreshToken(let first, _):
            fields += [("grant_type", "refresh_token"), ("refresh_token", (refreshToken ?? first).revealed)]
        }
        if let secret = grant.clientSecret { fields.append(("client_secret", secret.revealed)) }
        if let scope = grant.scope { fields.append(("scope", scope)) }
        return fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    }

    /// ASCII letters and digits stay, as do four marks (RFC 3986 §2.3): letters of other alphabets are no letters here.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                output.append(byte)
            default: output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
