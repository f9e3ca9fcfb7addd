import HTTPTypes
package import Hummingbird

/// Why a program's request is not answered with what it asks for, as JSON.
package enum ProgramRefusal: String, Error, Hashable, Sendable {
    /// Without a token that holds.
    case tokenNeeded = "token_needed"
    /// Its scopes do not allow it.
    case forbidden
    case tooMany = "too_many"
    /// More bytes than are read.
    case tooLarge = "too_large"
    case unavailable

    package var response: Response {
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        // RFC 6750 §3.
        if self == .tokenNeeded { headers[.wwwAuthenticate] = "Bearer" }
        if self == .tooMany { headers[.retryAfter] = "60" }
        return Response(
            status: status, headers: headers,
            body: .init(byteBuffer: ByteBuffer(string: "{\"error\":\"\(rawValue)\"}\n")))
    }

    private var status: HTTPResponse.Status {
        switch self {
        case .tokenNeeded: .unauthorized
        case .forbidden: .forbidden
        case .tooMany: .tooManyRequests
        case .tooLarge: .contentTooLarge
        case .unavailable: .serviceUnavailable
        }
    }
}
