import Desk
import Foundation

/// What the provider says of itself (OpenID Connect Discovery §3).
struct ProviderDocument: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keys: String
    let userInfoEndpoint: String?
    let tokenAuthentication: [String]?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case keys = "jwks_uri"
        case userInfoEndpoint = "userinfo_endpoint"
        case tokenAuthentication = "token_endpoint_auth_methods_supported"
    }

    /// Reads it.
    ///
    /// - Throws: where it is another's, or names addresses over which a secret would go readable.
    init(_ bytes: [UInt8], of issuer: String) throws(IdentityFailure) {
        guard let document = try? JSONDecoder().decode(ProviderDocument.self, from: Data(bytes)) else {
            throw IdentityFailure(.unreachable, "the discovery document cannot be read")
        }
        guard document.issuer == issuer else {
            throw IdentityFailure(.unreachable, "the discovery document is of another issuer")
        }
        let addresses = [document.authorizationEndpoint, document.tokenEndpoint, document.keys]
        for address in addresses + [document.userInfoEndpoint].compactMap({ $0 })
        where !Self.isSafe(address) {
            throw IdentityFailure(.unreachable, "the discovery document names an address without TLS")
        }
        self = document
    }

    /// HTTPS, or this machine.
    static func isSafe(_ address: String) -> Bool {
        if address.hasPrefix("https://") { return true }
        guard let url = URL(string: address), url.scheme == "http" else { return false }
        return ["localhost", "127.0.0.1", "::1"].contains(url.host() ?? "")
    }
}
