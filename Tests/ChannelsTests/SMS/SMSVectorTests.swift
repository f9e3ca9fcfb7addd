import Channels
import Intake
import TestKit
import Testing

@Suite("SMS: the vectors of the providers", .enabled(if: SharedMaterial.has("vectors/sms"), "needs ../shared/vectors"))
struct SMSVectorTests {
    @Test("both providers have vectors")
    func present() {
        #expect(SMSCallbackVector.all(of: "twilio").count > 10)
        #expect(!SMSCallbackVector.all(of: "kannel").isEmpty)
    }

    @Test("Twilio", arguments: SMSCallbackVector.all(of: "twilio"))
    func twilio(_ vector: SMSCallbackVector) async throws {
        let secret = try #require(vector.secret.flatMap { TextSecret($0) })
        let old = try #require(TextSecret("the token before"))
        let settings = TextChannelSettings.Twilio(accountSID: "AC0", authTokens: [old, secret])
        let provider = TwilioProvider(
            settings: settings, statusCallbackURL: nil, client: ProviderClient.shared, clock: SystemWallClock())
        try await check(vector, provider)
    }

    @Test("Kannel", arguments: SMSCallbackVector.all(of: "kannel"))
    func kannel(_ vector: SMSCallbackVector) async throws {
        let settings = TextChannelSettings.Kannel(
            sendURL: "http://127.0.0.1:1/", user: "u", password: try #require(TextSecret("p")),
            tokens: vector.secret.flatMap { TextSecret($0) }.map { [$0] } ?? [], allowedSources: [])
        let provider = KannelProvider(
            settings: settings, account: "kannel", statusCallbackURL: nil, client: ProviderClient.shared,
            clock: SystemWallClock())
        try await check(vector, provider)
    }

    private func check(_ vector: SMSCallbackVector, _ provider: any TextProvider) async throws {
        guard vector.valid else {
            await #expect(throws: TextRefusal.self) { try await provider.verify(vector.request) }
            return
        }
        let events = try await provider.verify(vector.request)
        #expect(events.count == 1)
        guard let expected = vector.expect, let event = events.first else { return }
        if expected.kind == "status" {
            check(event, isStatus: expected)
        } else {
            check(event, isMessage: expected)
        }
    }

    private func check(_ event: TextEvent, isStatus expected: SMSCallbackVector.Expectation) {
        guard case .status(let status) = event else {
            Issue.record("not a status: \(event)")
            return
        }
        switch status.report.subject {
        case .providerID(let id), .messageID(let id): #expect(id == expected.id)
        case .outboxRow(let row): #expect(String(row.rawValue) == expected.id)
        }
        #expect(status.report.status.rawValue == expected.status)
    }

    private func check(_ event: TextEvent, isMessage expected: SMSCallbackVector.Expectation) {
        guard case .message(let text) = event else {
            Issue.record("not a message: \(event)")
            return
        }
        if let id = expected.id { #expect(text.messageID == id) }
        if let from = expected.from { #expect(text.from == PhoneNumber(from)) }
        if let to = expected.to { #expect(text.to == PhoneNumber(to)) }
        if let words = expected.text { #expect(text.text == words) }
        #expect(text.optOut?.rawValue == expected.optOut?.lowercased())
        if let media = expected.media {
            #expect(text.media.map(\.url) == media.map(\.url))
            #expect(zip(text.media, media).allSatisfy { $1.type == nil || $0.type == $1.type })
        }
    }
}
