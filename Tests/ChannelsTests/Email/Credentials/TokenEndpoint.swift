import AsyncHTTPClient
import Channels
import Foundation
import Mail
import Synchronization
import TestKit

/// A scripted OAuth 2.0 token endpoint, and what asks it.
enum TokenEndpoint {
    typealias Answer = ScriptedHTTPServer.Answer

    static let secret = "s3cr€t &+%="
    static let refresh = "1//refresh-tok"

    static func grant(
        _ server: ScriptedHTTPServer, _ kind: OAuthGrant.Kind = .clientCredentials,
        scope: String? = "https://mail/.default",
        secret: String? = TokenEndpoint.secret
    ) -> OAuthGrant {
        OAuthGrant(
            kind: kind, tokenURL: server.url + "/tenant-4711/token", clientID: "client 1",
            clientSecret: secret.map { Secret($0) },
            scope: scope, mechanism: .xoauth2)
    }

    /// Gives a token for an hour.
    static func token(_ value: String, _ more: String = "") -> Answer {
        .text(200, #"{"access_token":"\#(value)","token_type":"Bearer","expires_in":3600\#(more)}"#)
    }

    /// Runs `body` beside an endpoint whose answers are given one after the other, the last for ever.
    static func run<Result: Sendable>(
        _ answers: [Answer], _ body: (ScriptedHTTPServer, HTTPClient) async throws -> Result
    ) async throws -> Result {
        let client = HTTPClient.forProviders()
        let count = Mutex(0)
        do {
            let result = try await ScriptedHTTPServer.run { _ in
                let index = count.withLock { count in
                    defer { count += 1 }
                    return count
                }
                return answers[min(index, answers.count - 1)]
            } _: {
                try await body($0, client)
            }
            try await client.shutdown()
            return result
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    /// A form's fields, decoded.
    static func fields(_ request: ScriptedHTTPServer.Request) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in request.text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "?" }
            if parts.count == 2 { fields[parts[0]] = parts[1] }
        }
        return fields
    }
}
