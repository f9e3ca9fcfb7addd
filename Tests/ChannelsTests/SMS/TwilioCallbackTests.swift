import Channels
import Intake
import TestKit
import Testing

/// The signatures were made by the RequestValidator of Twilio's Python SDK 9.13.0.
@Suite("SMS: Twilio's callbacks")
struct TwilioCallbackTests {
    static let url = "https://311.example.gov/sms/twilio/sms-311"
    static let body =
        "MessageSid=SM1&From=%2B16175550100&To=%2B16175550311&Body=Pothole+%26+%22ice%22+%C3%B1+%F0%9F%98%80&AccountSid=AC1&Empty="
    static let sha1 = "AKoVTRlTV8IcOHvRId2KTFQDtbA="
    static let sha256 = "LhYlIJLUjFPU0j3koaWnX72gmFuOWY9d1gdc6faOhe0="
    static let settingsHeader = "X-Twilio-Webhooks-Signature-Settings"

    private func provider(tokens: [String] = ["a rotated token"]) -> TwilioProvider {
        TwilioProvider(
            settings: TextChannelSettings.Twilio(accountSID: "AC1", authTokens: tokens.compactMap { TextSecret($0) }),
            statusCallbackURL: nil, client: ProviderClient.shared, clock: SystemWallClock())
    }

    private func verify(
        _ method: String = "POST", _ url: String = Self.url, _ body: String = Self.body,
        _ headers: [(String, String)] = [("X-Twilio-Signature", Self.sha1)], tokens: [String] = ["a rotated token"]
    ) async throws -> [TextEvent] {
        try await provider(tokens: tokens).verify(
            TextRequest(
                method: method, url: url, headers: headers.map { TextRequest.Header(name: $0.0, value: $0.1) },
                body: Array(body.utf8), receivedAt: Moment(milliseconds: 0)))
    }

    static let expected = TextEvent.message(
        TextIn(
            account: "AC1", messageID: "SM1", from: PhoneNumber("+16175550100") ?? fallback,
            to: PhoneNumber("+16175550311") ?? fallback, text: "Pothole & \"ice\" ñ 😀"))
    static let fallback = PhoneNumber("000") ?? { preconditionFailure("000 is a short code") }()

    @Test("a form by POST, signed with either algorithm")
    func form() async throws {
        #expect(try await verify() == [Self.expected])
        let headers = [
            ("x-twilio-signature", Self.sha256),
            (Self.settingsHeader, "key=webhooks_sharedkey_1, algorithm=hmac_sha256"),
        ]
        #expect(try await verify("POST", Self.url, Self.body, headers) == [Self.expected])
    }

    @Test("an empty settings header means SHA-1")
    func emptySettings() async throws {
        let headers = [("X-Twilio-Signature", Self.sha1), (Self.settingsHeader, "key=x,algorithm=")]
        #expect(try await verify("POST", Self.url, Self.body, headers) == [Self.expected])
    }

    @Test("by GET the fields stand in the signed URL")
    func get() async throws {
        let url = "\(Self.url)?\(Self.body)"
        let headers = [("X-Twilio-Signature", "ZWWSoINwMbc8+bkZa8bAncgFdiI=")]
        #expect(try await verify("GET", url, "", headers) == [Self.expected])
        await #expect(throws: TextRefusal.wrongSignature) { try await verify("GET", url + "&x=1", "", headers) }
    }

    @Test("any token of the channel will do, whichever stands first")
    func rotation() async throws {
        for tokens in [["new", "a rotated token"], ["a rotated token", "new"]] {
            #expect(try await verify(tokens: tokens) == [Self.expected])
        }
        await #expect(throws: TextRefusal.wrongSignature) { try await verify(tokens: ["new", "newer"]) }
        await #expect(throws: TextRefusal.wrongSignature) { try await verify(tokens: []) }
    }

    static let called: [(String, String, String)] = [
        ("signed with :443, called without", url, "vR1QCw1cU2D16CZo5ESg6QGlb+M="),
        ("signed without, called with :443", "https://311.example.gov:443/sms/twilio/sms-311", sha1),
        ("signed without, called with :8443", "https://311.example.gov:8443/sms/twilio/sms-311", sha1),
        ("the retry settings of a fragment are not signed", url + "#rc=2&rp=all", sha1),
    ]

    @Test("ports and fragments", arguments: called)
    func ports(_ name: String, _ url: String, _ signature: String) async throws {
        #expect(
            try await verify("POST", url, Self.body, [("X-Twilio-Signature", signature)]) == [Self.expected], "\(name)")
    }

    @Test(
        "an IPv6 host keeps its brackets", arguments: ["6GR3ZytlYsYRvasEm6ie2FvrNOg=", "H4jExHURt644gV8x+VeLc4fUqIA="])
    func version6(_ signature: String) async throws {
        let events = try await verify(
            "POST", "https://[2001:db8::1]:8443/sms", "a=b", [("X-Twilio-Signature", signature)])
        guard case .unreadable = events.first else {
            Issue.record("\(events)")
            return
        }
    }

    static let hashSignatures: [[(String, String)]] = [
        ([("X-Twilio-Signature", "x65NEnVKDOI0p+xkOe2849ROwqo=")]),
        ([
            ("X-Twilio-Signature", "yQzLocPLm4HWK8S9514HI7B1UElECJm4oMJC0La29RY="),
            (settingsHeader, "algorithm=HMAC_SHA256"),
        ]),
    ]

    @Test("a body that is no form is signed by its hash in the URL", arguments: hashSignatures)
    func bodyHash(_ headers: [(String, String)]) async throws {
        let url = "\(Self.url)?bodySHA256=2ada9f936d20ac3649d3bd16f25ad4f471b93975ce4632fbec52d7db14f454fb"
        // Verified, but no text: kept for the quarantine.
        guard case .unreadable = try await verify("POST", url, #"{"MessageSid":"SM2"}"#, headers).first else {
            Issue.record("read as something")
            return
        }
        await #expect(throws: TextRefusal.wrongBodyHash) {
            try await verify("POST", url, #"{"MessageSid":"SM3"}"#, headers)
        }
    }

    static let refusals: [(String, TextRefusal, [(String, String)])] = [
        ("no signature", .unsigned, []),
        ("an empty one", .unsigned, [("X-Twilio-Signature", "")]),
        ("a cut one", .wrongSignature, [("X-Twilio-Signature", "AKoVTRlTV8IcOHvRId2KTFQDtb")]),
        ("two of them", .unsigned, [("X-Twilio-Signature", "AAAA"), ("X-Twilio-Signature", sha1)]),
        ("SHA-256 sent as SHA-1", .wrongSignature, [("X-Twilio-Signature", sha256)]),
        (
            "SHA-1 sent as SHA-256", .wrongSignature,
            [("X-Twilio-Signature", sha1), (settingsHeader, "algorithm=HMAC_SHA256")]
        ),
        ("another algorithm", .unknownAlgorithm, [("X-Twilio-Signature", sha1), (settingsHeader, "algorithm=none")]),
    ]

    @Test("what is refused", arguments: refusals)
    func refused(_ name: String, _ refusal: TextRefusal, _ headers: [(String, String)]) async {
        await #expect(throws: refusal, "\(name)") { try await verify("POST", Self.url, Self.body, headers) }
    }

    @Test("a form of more fields than anyone sends is refused")
    func tooManyFields() async {
        let body = (0...1000).map { "f\($0)=" }.joined(separator: "&")
        await #expect(throws: TextRefusal.malformed) { try await verify("POST", Self.url, body) }
    }

    @Test("a status callback, with the row that its address names")
    func status() async throws {
        let body =
            "MessageSid=SM9&MessageStatus=undelivered&ErrorCode=30003&To=%2B16175550100&From=%2B16175550311&AccountSid=AC1"
        let events = try await verify(
            "POST", Self.url + "/status?row=77", body, [("X-Twilio-Signature", "XqK66PMhnjKe0JxsJlMRoBkshjc=")])
        #expect(
            events == [
                .status(
                    TextStatus(
                        account: "AC1", eventID: "SM9/undelivered", providerID: "SM9", row: RowID(rawValue: 77),
                        status: .failed, code: "30003"))
            ])
    }

    @Test("at most ten media, whatever NumMedia says")
    func media() async throws {
        let media = (0..<12).map {
            "MediaUrl\($0)=https%3A%2F%2Fapi.twilio.com%2Fm%2F\($0)&MediaContentType\($0)=image%2Fjpeg"
        }
        let body =
            "MessageSid=MM1&From=%2B16175550100&To=%2B16175550311&Body=&NumMedia=1&" + media.joined(separator: "&")
        let events = try await verify("POST", Self.url, body, [("X-Twilio-Signature", "sD+Na4pj2pbO4lYGrr6a5xJvpMs=")])
        guard case .message(let text) = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(text.media.count == 10)
        #expect(text.media.last == TextMedia(url: "https://api.twilio.com/m/9", type: "image/jpeg"))
    }
}
