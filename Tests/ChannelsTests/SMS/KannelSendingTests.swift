import Channels
import Intake
import NIOHTTP1
import TestKit
import Testing

@Suite("SMS: sending through Kannel")
struct KannelSendingTests {
    private static let now = Moment(milliseconds: 1_692_853_305_000)

    private func provider(_ url: String) throws -> KannelProvider {
        KannelProvider(
            settings: TextChannelSettings.Kannel(
                sendURL: url + "/cgi-bin/sendsms", user: "intake", password: try #require(TextSecret("p&w")),
                tokens: [try #require(TextSecret("t+k"))], allowedSources: []),
            account: "sms-kannel", statusCallbackURL: "http://127.0.0.1:8311/sms/kannel/sms-kannel/status",
            client: ProviderClient.shared,
            clock: FakeWallClock(Self.now))
    }

    private func text(_ words: String) throws -> OutboundText {
        OutboundText(
            id: RowID(rawValue: 42), from: try #require(PhoneNumber("12345")),
            to: try #require(PhoneNumber("+16175550100")),
            text: words, createdAt: Self.now)
    }

    @Test(
        "the call", arguments: [("Hi ñ", "0", "Hi%20%C3%B1"), ("Привет", "2", "%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82")])
    func call(_ words: String, _ coding: String, _ encoded: String) async throws {
        try await ScriptedHTTPServer.run({ _ in .text(202, "0: Accepted for delivery") }) { server in
            #expect(try await provider(server.url).send(text(words)) == .sent(providerID: nil))
            let request = try #require(server.requests.first)
            #expect(request.method == .GET)
            #expect(
                request.target
                    == "/cgi-bin/sendsms?username=intake&password=p%26w&from=12345&to=%2B16175550100&charset=UTF-8"
                    + "&coding=\(coding)&text=\(encoded)&dlr-mask=31"
                    + "&dlr-url=http%3A%2F%2F127.0.0.1%3A8311%2Fsms%2Fkannel%2Fsms-kannel%2Fstatus%3Ftoken%3Dt%252Bk%26id%3D42"
                    + "%26type%3D%25d%26smsc%3D%25i")
        }
    }

    static let answers: [(String, ScriptedHTTPServer.Answer, DeliveryOutcome)] = [
        ("queued", .text(202, "3: Queued for later delivery"), .sent(providerID: nil)),
        (
            "bad login", .text(403, "Authorization failed for sendsms"),
            .paused(until: now + .seconds(60), code: "http-403")
        ),
        ("no receiver", .text(400, "Missing receiver number, rejected"), .refused(code: "http-400")),
        ("bearerbox is away", .text(503, "Temporal failure, try again later."), .retry(at: nil, code: "http-503")),
        ("cut off", .hangUp, .unknown(code: "remote-connection-closed")),
    ]

    @Test("answers", arguments: answers)
    func answer(_ name: String, _ answer: ScriptedHTTPServer.Answer, _ outcome: DeliveryOutcome) async throws {
        try await ScriptedHTTPServer.run({ _ in answer }) { server in
            let sent = try await provider(server.url).send(text("hi"))
            #expect(sent == outcome, "\(name)")
        }
    }

    @Test("Kannel has no listing")
    func listing() async throws {
        #expect(try await provider("http://127.0.0.1:1").reconcile(text("hi")) == .noListing)
    }
}
