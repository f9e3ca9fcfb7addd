import NIOHTTP1

/// Why an upgrade request is not even put before its endpoint.
enum RefusedUpgrade: Error, Equatable {
    /// Against RFC 6455 §4.2.1.
    case badRequest
    /// Not version 13; the answer names the one we speak (§4.4).
    case otherVersion

    var status: HTTPResponseStatus {
        switch self {
        case .badRequest: .badRequest
        case .otherVersion: .upgradeRequired
        }
    }

    var headers: HTTPHeaders {
        switch self {
        case .badRequest: [:]
        case .otherVersion: ["sec-websocket-version": "13", "upgrade": "websocket"]
        }
    }
}
