import Foundation
import Mail

/// What a token endpoint answers (RFC 6749 §5.1 and §5.2).
struct OAuthTokenAnswer: Decodable {
    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case tokenType = "token_type"
        case lifetime = "expires_in"
        case refreshToken = "refresh_token"
        case error
    }

    /// Whatever is promised, a token is asked for again after a day. Seconds.
    private static let longestLifetime = 86_400.0
    /// A longer token is none. Bytes.
    private static let longestToken = 64 << 10

    private let accessToken: String?
    private let tokenType: String?
    private let lifetime: Double?
    private let refreshToken: String?
    private let error: String?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        accessToken = try? fields.decode(String.self, forKey: .accessToken)
        tokenType = try? fields.decode(String.self, forKey: .tokenType)
        // A number, or as Microsoft's older endpoint writes it, a number in quotes.
        let text = (try? fields.decode(String.self, forKey: .lifetime)).flatMap { Double($0) }
        lifetime = (try? fields.decode(Double.self, forKey: .lifetime)) ?? text
        refreshToken = try? fields.decode(String.self, forKey: .refreshToken)
        error = try? fields.decode(String.self, forKey: .error)
    }

    /// The token, where there is one that a mail login can carry.
    var token: IssuedToken? {
        guard let accessToken, Self.isToken(accessToken), (tokenType ?? "bearer").lowercased() == "bearer" else {
            return nil
        }
        let seconds = lifetime.map { $0.isFinite ? min(max(0, $0), Self.longestLifetime) : 0 }
        return IssuedToken(
            value: Secret(accessToken), lifetime: seconds.map { .seconds(Int64($0)) },
            refreshToken: refreshToken.flatMap { Self.isToken($0) ? Secret($0) : nil })
    }

    /// One of a few fixed words, which hold no personal data; anything else is not passed on.
    var knownError: String? {
        let known = [
            "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type",
            "invalid_scope", "temporarily_unavailable", "interaction_required", "consent_required",
        ]
        return error.flatMap { known.contains($0) ? $0 : nil }
    }

    /// Printable ASCII (RFC 6749 appendix A.12): anything else would end a line or a field of a login.
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= longestToken && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
