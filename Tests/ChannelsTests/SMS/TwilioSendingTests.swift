import Channels
import Intake
import NIOHTTP1
import TestKit
import Testing

@Suite("SMS: sending through Twilio")
struct TwilioSendingTests {
    private static let now = Moment(milliseconds: 1_692_853_305_000)
    private static let text = OutboundText(
        id: RowID(rawValue: 42), from: number("+16175550311"), to: number("+16175550100"), text: "Thank you: K7Q & ñ 😀",
        createdAt: now)

    private static func number(_ text: String) -> PhoneNumber {
        PhoneNumber(text) ?? { preconditionFailure("\(text) is a number") }()
    }

    private func provider(_ url: String) -> TwilioProvider {
        TwilioProvider(
            settings: TextChannelSettings.Twilio(
                accountSID: "AC1", authTokens: [TextSecret("token"), TextSecret("old")].compactMap { $0 },
                apiBaseURL: url),
            statusCallbackURL: "https://311.example.gov/sms/twilio/sms-311/status", client: ProviderClient.shared,
            clock: FakeWallClock(Self.now))
    }

    private func send(_ answer: ScriptedHTTPServer.Answer) async throws -> DeliveryOutcome {
        try await ScriptedHTTPServer.run({ _ in answer }) { await provider($0.url).send(Self.text) }
    }

    @Test("the call: form, login, and the row in the status callback's address")
    func call() async throws {
        try await ScriptedHTTPServer.run({ _ in .text(201, #"{"sid":"SM77","status":"queued"}"#) }) { server in
            #expect(await provider(server.url).send(Self.text) == .sent(providerID: "SM77"))
            let request = try #require(server.requests.first)
            #expect(request.method == .POST)
            #expect(request.target == "/2010-04-01/Accounts/AC1/Messages.json")
            #expect(request.headers.first(name: "Authorization") == "Basic QUMxOnRva2Vu")
            #expect(request.headers.first(name: "Content-Type") == "application/x-www-form-urlencoded")
            #expect(
                request.text
                    == "To=%2B16175550100&From=%2B16175550311&Body=Thank%20you%3A%20K7Q%20%26%20%C3%B1%20%F0%9F%98%80"
                    + "&StatusCallback=https%3A%2F%2F311.example.gov%2Fsms%2Ftwilio%2Fsms-311%2Fstatus%3Frow%3D42")
        }
    }

    static let answers: [(String, ScriptedHTTPServer.Answer, DeliveryOutcome)] = [
        (
            "too many", .text(429, #"{"code":20429}"#, headers: [("Retry-After", "7")]),
            .retry(at: now + .seconds(7), code: "20429")
        ),
        ("too many, no time", .text(429, "{}"), .retry(at: nil, code: "http-429")),
        ("broken", .text(500, "oops"), .retry(at: nil, code: "http-500")),
        (
            "busy", .text(503, "", headers: [("Retry-After", "Thu, 24 Aug 2023 05:02:45 GMT")]),
            .retry(at: now + .seconds(60), code: "http-503")
        ),
        ("a gateway gave up", .text(504, ""), .unknown(code: "http-504")),
        ("opted out with Twilio", .text(400, #"{"code":21610,"status":400}"#), .refused(code: "opted-out")),
        ("no such number", .text(400, #"{"code":21211,"status":400}"#), .refused(code: "21211")),
        ("region not allowed", .text(403, #"{"code":21408,"status":403}"#), .refused(code: "21408")),
        (
            "wrong token", .text(401, #"{"code":20003,"status":401}"#),
            .paused(until: now + .seconds(300), code: "20003")
        ),
        ("account suspended", .text(403, #"{"code":20005}"#), .paused(until: now + .seconds(300), code: "20005")),
        ("no such account", .text(404, #"{"code":20404}"#), .paused(until: now + .seconds(300), code: "20404")),
        ("a success without an id", .text(201, "{}"), .sent(providerID: nil)),
        ("cut off before the answer", .hangUp, .unknown(code: "remote-connection-closed")),
    ]

    @Test("answers", arguments: answers)
    func answer(_ name: String, _ answer: ScriptedHTTPServer.Answer, _ outcome: DeliveryOutcome) async throws {
        #expect(try await send(answer) == outcome, "\(name)")
    }

    @Test("nobody there: nothing was sent")
    func nobodyThere() async throws {
        // Port 1 is nobody's; one that was freed a moment ago may be another test's by now.
        let outcome = await provider("http://127.0.0.1:1").send(Self.text)
        guard case .retry(nil, _) = outcome else {
            Issue.record("not a retry: \(outcome)")
            return
        }
    }

    private static func listed(_ sid: String, _ body: String, minutesAgo: Int = 0, to: String = "+16175550100")
        -> String
    {
        let minute = String(5 * 60 + 1 - minutesAgo)
        let (hour, rest) = ((Int(minute) ?? 0) / 60, (Int(minute) ?? 0) % 60)
        let date = "Thu, 24 Aug 2023 0\(hour):\(rest < 10 ? "0" : "")\(rest):45 +0000"
        return
            #"{"sid":"\#(sid)","body":"\#(body)","to":"\#(to)","direction":"outbound-api","date_created":"\#(date)","date_sent":null}"#
    }

    private static func page(_ messages: [String], next: String? = nil) -> ScriptedHTTPServer.Answer {
        .text(
            200,
            #"{"messages":[\#(messages.joined(separator: ","))],"next_page_uri":\#(next.map { "\"\($0)\"" } ?? "null")}"#
        )
    }

    static let listings: [(String, ScriptedHTTPServer.Answer, TextReconciliation)] = [
        ("there", page([listed("SM0", "another"), listed("SM1", text.text)]), .wentOut(providerID: "SM1")),
        (
            "there, from a trial account", page([listed("SM1", "Sent from your Twilio trial account - " + text.text)]),
            .wentOut(providerID: "SM1")
        ),
        ("there, space trimmed", page([listed("SM1", text.text + "  ")]), .wentOut(providerID: "SM1")),
        (
            "there, under no name that is one", page([listed(String(repeating: "S", count: 65), text.text)]),
            .wentOut(providerID: nil)
        ),
        ("not there", page([listed("SM0", "another")]), .notThere),
        ("nothing there", page([]), .notThere),
        ("the same words, but an hour before our row", page([listed("SM1", text.text, minutesAgo: 60)]), .notThere),
        ("the same words to someone else", page([listed("SM1", text.text, to: "+16175550199")]), .notThere),
        (
            "too many requests", .text(429, "", headers: [("Retry-After", "3")]),
            .cannotTell(at: now + .seconds(3), code: "http-429")
        ),
        ("not a listing", .text(200, "<html>"), .cannotTell(at: nil, code: "http-200")),
        ("wrong token", .text(401, "{}"), .cannotTell(at: nil, code: "http-401")),
        ("cut off", .hangUp, .cannotTell(at: nil, code: "remote-connection-closed")),
    ]

    @Test("looking for a text that may have gone out", arguments: listings)
    func find(_ name: String, _ answer: ScriptedHTTPServer.Answer, _ expected: TextReconciliation) async throws {
        try await ScriptedHTTPServer.run({ _ in answer }) { server in
            #expect(await provider(server.url).reconcile(Self.text) == expected, "\(name)")
            #expect(
                server.requests.first?.target
                    == "/2010-04-01/Accounts/AC1/Messages.json?To=%2B16175550100&From=%2B16175550311&PageSize=50")
        }
    }

    @Test("looking goes on over pages, and ends with the first that is older than the row")
    func pages() async throws {
        let script: @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer = { request in
            switch request.target.suffix(6) {
            case "Page=1": Self.page([Self.listed("SM5", Self.text.text)], next: "/never")
            default: Self.page([Self.listed("SM4", "another")], next: "/2010-04-01/Accounts/AC1/Messages.json?Page=1")
            }
        }
        try await ScriptedHTTPServer.run(script) { server in
            #expect(await provider(server.url).reconcile(Self.text) == .wentOut(providerID: "SM5"))
            #expect(server.requests.count == 2)
        }
        try await ScriptedHTTPServer.run({ _ in Self.page([Self.listed("SM4", "x", minutesAgo: 30)], next: "/more") }) {
            server in
            #expect(await provider(server.url).reconcile(Self.text) == .notThere)
            #expect(server.requests.count == 1)
        }
        try await ScriptedHTTPServer.run({ _ in Self.page([Self.listed("SM4", "x")], next: "/more") }) { server in
            #expect(await provider(server.url).reconcile(Self.text) == .cannotTell(at: nil, code: "listing-too-long"))
        }
    }
}
