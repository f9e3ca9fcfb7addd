import AsyncHTTPClient
import Channels
import Crypto
import Foundation
import Hummingbird
import Intake
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import TestKit
import Wire

/// The callback routes on a real listener, with two Twilio accounts and a Kannel, for tests.
struct TextCallbackServer {
    /// An answer as the provider sees it.
    struct Answer: Equatable {
        var status: Int
        var contentType: String?
        var body: String
    }

    static let publicURL = "https://311.example.gov/intake"
    let keeper: RecordingKeeper
    let port: Int

    static func run(
        limit: Duration = .seconds(20), _ body: @escaping @Sendable (TextCallbackServer) async throws -> Void
    ) async throws {
        let keeper = RecordingKeeper()
        let deadlineKeeper = DeadlineKeeper(keeper: keeper, limit: limit)
        let clock = FakeWallClock()
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let routes = TextCallbackRoutes(
            channels: try channels().map { TextChannel($0, client: ProviderClient.shared, clock: clock) },
            keeper: deadlineKeeper, health: HealthBoard(clock: clock), clock: clock, logger: logger)
        let router = Router(context: BasicRequestContext.self)
        routes.add(to: router) { _, _ in "127.0.0.1" }
        let listener = HTTPListener(host: "127.0.0.1", port: 0, responder: router.buildResponder(), logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await deadlineKeeper.run() }
            group.addTask { try await listener.run() }
            let server = TextCallbackServer(keeper: keeper, port: try await listener.bound.port())
            try await body(server)
            group.cancelAll()
        }
    }

    private static func channels() throws -> [TextChannelSettings] {
        let twilio = { (id: String, account: String, tokens: [String], number: String) in
            TextChannelSettings(
                id: id,
                provider: .twilio(
                    TextChannelSettings.Twilio(accountSID: account, authTokens: tokens.compactMap { TextSecret($0) })),
                numbers: [PhoneNumber(number)].compactMap { $0 }, publicBaseURL: publicURL + "/")
        }
        return [
            twilio("sms-a", "ACa", ["key-a", "key-a-old"], "+16175550301"),
            twilio("sms-b", "ACb", ["key-b"], "+16175550302"),
            twilio("sms-b2", "ACb", ["key-b"], "+16175550303"),
            TextChannelSettings(
                id: "sms-k",
                provider: .kannel(
                    TextChannelSettings.Kannel(
                        sendURL: "http://127.0.0.1:1/", user: "u", password: try secret("p"),
                        tokens: [try secret("tk")],
                        allowedSources: [])),
                numbers: [PhoneNumber("12345")].compactMap { $0 }, publicBaseURL: "http://127.0.0.1:8311"),
        ]
    }

    private static func secret(_ text: String) throws -> TextSecret {
        guard let secret = TextSecret(text) else { throw StoreFailure(.refused, "empty secret") }
        return secret
    }

    /// A form signed as Twilio does it.
    func twilio(
        _ path: String, key: String, to: String = "+16175550301", id: String = "SM1", text: String = "hi",
        more: [String: String] = [:]
    ) async throws -> Answer {
        var fields = ["MessageSid": id, "AccountSid": "AC", "From": "+16175550100", "To": to, "Body": text]
        fields.merge(more) { $1 }
        let signed = Self.publicURL + path + fields.sorted { $0.key < $1.key }.map { $0.key + $0.value }.joined()
        let code = HMAC<Insecure.SHA1>.authenticationCode(
            for: Data(signed.utf8), using: SymmetricKey(data: Data(key.utf8)))
        let allowed = CharacterSet.alphanumerics
        let body = fields.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
            .joined(separator: "&")
        return try await call(
            .POST, path, ["X-Twilio-Signature": Data(code).base64EncodedString()], Array(body.utf8))
    }

    func call(
        _ method: HTTPMethod, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8] = []
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if !body.isEmpty { request.body = .bytes(body) }
        let response = try await ProviderClient.shared.execute(request, timeout: .seconds(30))
        let answer = try await response.body.collect(upTo: 1 << 20)
        return Answer(
            status: Int(response.status.code), contentType: response.headers.first(name: "Content-Type"),
            body: String(buffer: answer))
    }
}
