import AsyncHTTPClient
import NIOPosix

/// What the network did, in a few words without addresses.
enum S3Connection {
    static func words(_ error: any Error) -> String {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout, .tlsHandshakeTimeout: "no connection in time"
            case .deadlineExceeded, .readTimeout, .writeTimeout: "no answer in time"
            case .remoteConnectionClosed: "the connection was closed"
            default: error.shortDescription.lowercased()
            }
        case is NIOConnectionError: "no connection"
        // Of OpenSSL's own words none is of use to an operator but that it was TLS.
        case let error where "\(type(of: error))".contains("SSL"):
            "TLS fails; is its certificate one that this machine trusts?"
        default: "the connection broke"
        }
    }

    /// Whether it took too long, once a connection stood.
    static func isTimeOut(_ error: any Error) -> Bool {
        guard let error = error as? HTTPClientError else { return false }
        return error == .deadlineExceeded || error == .readTimeout || error == .writeTimeout
    }
}
