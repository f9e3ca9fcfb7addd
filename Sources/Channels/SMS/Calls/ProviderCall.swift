import AsyncHTTPClient
import Foundation
import Intake
import NIOCore
import NIOHTTP1
import NIOPosix

/// One call to a provider's API, and what is known of it afterwards. Whether a call that failed was carried out decides
/// whether it may be repeated, so that is what the result tells apart.
struct ProviderCall: Sendable {
    enum Result: Sendable {
        /// The far side answered.
        case answered(Answer)
        /// No connection came about: nothing was asked.
        case notSent(code: String)
        /// The call went out, or may have, and no answer came.
        case unclear(code: String)
    }

    struct Answer: Sendable {
        var status: Int
        /// `Retry-After`, seconds or a date (RFC 9110 §10.2.3).
        var retryAfter: String?
        var body: [UInt8]
    }

    /// The longest answer that is read, in bytes: a page of a listing.
    private static let maximumAnswer = 4 << 20

    /// Made by `HTTPClient.forProviders()`.
    let client: HTTPClient
    /// How long connecting, asking and reading the answer may take together: a batch waits for its slowest call.
    var timeout: Duration = .seconds(10)

    func perform(_ request: HTTPClientRequest) async -> Result {
        do {
            let response = try await client.execute(request, timeout: .milliseconds(timeout.milliseconds))
            let body = try await response.body.collect(upTo: Self.maximumAnswer)
            return .answered(
                Answer(
                    status: Int(response.status.code), retryAfter: response.headers.first(name: "Retry-After"),
                    body: Array(body.readableBytesView)))
        } catch let error as HTTPClientError {
            return Self.result(error)
        } catch is NIOConnectionError {
            return .notSent(code: "no-connection")
        } catch let error as IOError where error.errnoCode == ECONNREFUSED {
            // By connect(2) only: nobody listens there.
            return .notSent(code: "no-connection")
        } catch {
            return .unclear(code: "interrupted")
        }
    }

    private static func result(_ error: HTTPClientError) -> Result {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .invalidURL, .emptyHost,
            .emptyScheme,
            .alreadyShutdown:
            .notSent(code: code(error))
        default: .unclear(code: code(error))
        }
    }

    /// A short word for the log and the outbox row; the library's is free of addresses.
    private static func code(_ error: HTTPClientError) -> String {
        error.shortDescription.lowercased().split(separator: " ").joined(separator: "-")
    }
}
