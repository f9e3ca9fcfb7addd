import Channels
import Intake
import TestKit
import Testing

@Suite("SMS: Kannel's callbacks")
struct KannelCallbackTests {
    static let base = "http://127.0.0.1:8311/sms/kannel/sms-kannel"
    static let template = "&coding=0&charset=UTF-8&id=de7b4a91-7e29-4437-860d-638d00287d61&smsc=FAKE&udh=&ts=1795301290"

    private func verify(
        _ query: String, from source: String? = "127.0.0.1", tokens: [String] = ["s3cret+/="], allowed: [String] = [],
        method: String = "GET", headers: [TextRequest.Header] = [], body: String = "", at milliseconds: Int64 = 0
    ) async throws -> TextEvent? {
        let settings = TextChannelSettings.Kannel(
            sendURL: "http://127.0.0.1:1/", user: "u", password: try #require(TextSecret("p")),
            tokens: tokens.compactMap { TextSecret($0) }, allowedSources: allowed)
        let provider = KannelProvider(
            settings: settings, account: "sms-kannel", statusCallbackURL: nil, client: ProviderClient.shared,
            clock: SystemWallClock()
        )
        return try await provider.verify(
            TextRequest(
                method: method, url: "\(Self.base)?\(query)", headers: headers, body: Array(body.utf8),
                receivedAt: Moment(milliseconds: milliseconds), remoteAddress: source)
        ).first
    }

    private func text(_ event: TextEvent?) throws -> TextIn {
        guard case .message(let text) = event else { throw Unexpected(event: event) }
        return text
    }

    private struct Unexpected: Error {
        var event: TextEvent?
    }

    @Test("a text, as smsbox calls")
    func message() async throws {
        let query =
            "token=s3cret%2B%2F%3D&from=%2B14155550100&to=12345&text=H%C3%ABllo+%F0%9F%98%80+%7Bx%7D\(Self.template)"
        let text = try text(try await verify(query))
        #expect(text.text == "Hëllo 😀 {x}")
        #expect(text.messageID == "de7b4a91-7e29-4437-860d-638d00287d61")
        #expect(text.account == "sms-kannel")
        #expect(text.from.text == "+14155550100")
        #expect(text.to.text == "12345")
        #expect(text.sentAt == Moment(milliseconds: 1_795_301_290_000))
        #expect(text.defects.isEmpty)
    }

    @Test("by POST, in the address or in a form")
    func post() async throws {
        let query = "token=s3cret%2B%2F%3D&from=1"
        let form = TextRequest.Header(name: "content-type", value: "application/x-www-form-urlencoded; charset=utf-8")
        let fields = "from=%2B14155550100&to=12345&text=hi\(Self.template)"
        let inBody = try await verify("token=s3cret%2B%2F%3D", method: "POST", headers: [form], body: fields)
        #expect(try text(inBody).text == "hi")
        let inAddress = try await verify("token=s3cret%2B%2F%3D&\(fields)", method: "POST", body: "hi")
        #expect(try text(inAddress).text == "hi")
        // The token counts in the address only: a form cannot bring its own.
        await #expect(throws: TextRefusal.unsigned) {
            try await verify("from=1", method: "POST", headers: [form], body: query)
        }
    }

    static let codings: [(String, String, String, String, [String])] = [
        ("%04%1F%04%40", "2", "UTF-16BE", "Пр", []),
        ("%04%1F%04%40", "2", "UCS-2", "Пр", []),
        ("%04%1F%04%40", "2", "", "Пр", []),
        ("%D0%9F", "2", "UTF-8", "П", []),
        ("%80+%E9", "0", "WINDOWS-1252", "€ é", []),
        ("%E9", "0", "ISO-8859-1", "é", []),
        ("caf%C3%A9", "0", "GSM", "café", []),
        ("hello+raw", "1", "8-BIT", "hello raw", ["raw-octets"]),
        ("x", "0", "KLINGON", "x", ["unknown-charset"]),
        ("", "0", "UTF-8", "", []),
        ("a%00b", "0", "UTF-8", "ab", []),
        ("%FF%FE%FD", "0", "UTF-8", "ÿþý", []),
    ]

    @Test("charsets and codings", arguments: codings)
    func charset(_ bytes: String, _ coding: String, _ charset: String, _ expected: String, _ defects: [String])
        async throws
    {
        let query = "token=s3cret%2B%2F%3D&from=1415&to=311&id=1&text=\(bytes)&coding=\(coding)&charset=\(charset)"
        let text = try text(try await verify(query))
        #expect(text.text == expected)
        #expect(text.defects == defects)
    }

    @Test("without Kannel's id, a retry is the same and the same words again are not")
    func missingID() async throws {
        let query = "token=s3cret%2B%2F%3D&from=1415&to=311&text=hi&id=&ts=1795301290"
        let first = try text(try await verify(query, at: 1))
        let retry = try text(try await verify(query, at: 2))
        let later = try text(try await verify(query.replacing("1795301290", with: "1795301291"), at: 2))
        #expect(first.messageID == retry.messageID)
        #expect(first.messageID != later.messageID)
        let bare = "token=s3cret%2B%2F%3D&from=1415&to=311&text=hi"
        #expect(try text(try await verify(bare)).messageID != text(try await verify(bare)).messageID)
    }

    static let reports: [(String, DeliveryReport.Status, String?)] = [
        ("1", .delivered, nil), ("2", .failed, "kannel-2"), ("4", .delayed, nil),
        ("8", .sent, nil), ("16", .failed, "kannel-16"), ("9", .delivered, nil),
    ]

    @Test("delivery reports", arguments: reports)
    func report(_ type: String, _ status: DeliveryReport.Status, _ code: String?) async throws {
        let event = try await verify("token=s3cret%2B%2F%3D&id=42&type=\(type)&smsc=FAKE")
        #expect(
            event
                == .status(
                    TextStatus(
                        account: "sms-kannel", eventID: "report/42/\(type)", providerID: nil, row: RowID(rawValue: 42),
                        status: status, code: code)))
    }

    @Test(
        "what is verified and cannot be read is kept for the quarantine",
        arguments: [
            "text=x&to=311", "from=1415&text=x", "id=42&type=0", "id=42&type=x", "type=1", "",
        ])
    func unreadable(_ query: String) async throws {
        guard case .unreadable = try await verify("token=s3cret%2B%2F%3D&\(query)") else {
            Issue.record("read as something")
            return
        }
    }

    static let callers: [(String, String?, [String], [String], TextRefusal?)] = [
        ("token=s3cret%2B%2F%3D", "192.0.2.7", ["s3cret+/="], [], nil),
        ("token=new", nil, ["old", "new"], [], nil),
        ("token=wrong", "127.0.0.1", ["s3cret+/="], [], .wrongSignature),
        ("token=", "127.0.0.1", ["s3cret+/="], [], .unsigned),
        ("", "127.0.0.1", ["s3cret+/="], [], .unsigned),
        ("token=a", "192.0.2.7", ["a"], ["192.0.2.8"], .sourceNotAllowed),
        ("token=a", nil, ["a"], ["192.0.2.8"], .sourceNotAllowed),
        ("token=a", "192.0.2.8", ["a"], ["192.0.2.8"], nil),
        ("token=a", "::ffff:192.0.2.8", ["a"], ["192.0.2.8"], nil),
        ("token=a", "10.1.2.3", ["a"], ["192.0.2.8", "10.1.0.0/16"], nil),
        ("token=a", "10.2.2.3", ["a"], ["10.1.0.0/16"], .sourceNotAllowed),
        ("token=a", "10.1.2.3", ["a"], ["nonsense"], .sourceNotAllowed),
        ("token=b", "192.0.2.8", ["a"], ["192.0.2.8"], .wrongSignature),
        ("", "127.0.0.1", [], [], nil),
        ("", "::1", [], [], nil),
        ("", "192.0.2.8", [], [], .sourceNotAllowed),
        ("", nil, [], [], .sourceNotAllowed),
        ("", "192.0.2.8", [], ["192.0.2.8"], nil),
    ]

    @Test("who may call", arguments: callers)
    func access(
        _ query: String, _ source: String?, _ tokens: [String], _ allowed: [String], _ refusal: TextRefusal?
    ) async throws {
        if let refusal {
            await #expect(throws: refusal) { try await verify(query, from: source, tokens: tokens, allowed: allowed) }
        } else {
            _ = try await verify(query, from: source, tokens: tokens, allowed: allowed)
        }
    }
}
